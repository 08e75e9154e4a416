using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>The sending half: windows, the retransmission timer T3, and what goes into the next packets (RFC 9260, sections 6.1 and 6.3).</summary>
internal sealed class OutboundData(uint initialTsn, OutboundQueue queue, RetransmissionTimeout timeout, AssociationErrors errors)
{
    private const int SackFixed = 12;

    // Gap ack blocks reach 65,535 TSNs beyond the cumulative one.
    private const int MostInFlight = 32_768;

    private readonly Flight _flight = new(initialTsn);
    private readonly CongestionWindow _window = new();
    private long _peerWindow;
    private bool _fastRetransmit;
    private long _forwardedTo = initialTsn - 1L;
    private TimeSpan _lastSentAt;

    /// <summary>When T3 runs out; null: nothing is unacknowledged.</summary>
    public TimeSpan? TimerDueAt { get; private set; }

    public long HighestSent => _flight.HighestSent;

    public bool IsIdle => _flight.Count == 0 && !queue.HasMore;

    public int CongestionWindow => _window.Size;

    /// <summary>Whether <see cref="Transmit"/> would send data now.</summary>
    public bool CanSend => _fastRetransmit || (_flight.Outstanding < _window.Size && (_flight.HasLost || (MaySendNew && queue.HasMore)));

    // With nothing in flight one piece may always go: it probes a closed window (section 6.1, rule A).
    private bool MaySendNew =>
        _flight.Count < MostInFlight && (_flight.Outstanding == 0 || (_flight.Outstanding < _window.Size && _peerWindow >= SctpLimits.PacketSize));

    public void Begin(in PeerParameters peer)
    {
        _peerWindow = peer.Window;
        _flight.MayAbandon = peer.ForwardTsn;
    }

    public void OnSack(ReadOnlySpan<byte> body, TimeSpan now)
    {
        if (body.Length < SackFixed)
            return;
        var gapBytes = 4 * BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
        if (body.Length < SackFixed + gapBytes)
            return;
        var cumulative = SerialNumber.Unwrap(BinaryPrimitives.ReadUInt32BigEndian(body), _flight.AckPoint);
        var advertised = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var wasFull = _flight.Outstanding + SctpLimits.PacketSize > _window.Size;
        if (_flight.Acknowledge(cumulative, body.Slice(SackFixed, gapBytes), _window.InRecovery, now) is not { } report)
            return;

        if (report.RoundTrip is { } roundTrip)
            timeout.Observe(roundTrip);
        // A peer that answers but has no room is alive (section 6.1, rule A).
        if (report.Acknowledged > 0 || advertised == 0)
            errors.Reset();
        if (report.Advanced)
            _window.OnAdvanced(report.Acknowledged, _flight.AckPoint, wasFull);
        if (report.HasLosses)
        {
            _window.OnFastRetransmit(_flight.HighestSent);
            _fastRetransmit = true;
        }
        _peerWindow = Math.Max(0, advertised - _flight.Outstanding);
        if (_flight.Count == 0)
            TimerDueAt = null;
        else if (report.Advanced)
            TimerDueAt = now + timeout.Value;
    }

    /// <summary>Section 6.3.3, when T3 has run out.</summary>
    public void OnTimer(TimeSpan now)
    {
        errors.Count();
        timeout.BackOff();
        _window.OnTimeout();
        _flight.OnTimeout(now);
        _fastRetransmit = false;
        _forwardedTo = _flight.AckPoint;
        TimerDueAt = now + timeout.Value;
    }

    public void Transmit(SctpPacketWriter writer, TimeSpan now)
    {
        Forward(writer, now);
        Retransmit(writer, now);
        if (_flight.Outstanding == 0 && queue.HasMore && _lastSentAt > TimeSpan.Zero && now - _lastSentAt > timeout.Value)
            _window.OnIdle();
        while (MaySendNew && queue.Next(now) is { } chunk)
        {
            if (chunk.Message.IsAbandoned)
            {
                _flight.PassOver(chunk);
                Forward(writer, now);
                continue;
            }
            _flight.Send(chunk, now);
            _peerWindow = Math.Max(0, _peerWindow - chunk.Size);
            Write(chunk, writer, now, immediate: !MaySendNew || !queue.HasMore);
        }
    }

    private void Forward(SctpPacketWriter writer, TimeSpan now)
    {
        if (_flight.AdvancedPoint <= Math.Max(_forwardedTo, _flight.AckPoint))
            return;
        // Control chunks go before DATA (section 6.10), what was bundled before therefore alone.
        writer.Flush();
        _flight.WriteForward(writer);
        _forwardedTo = _flight.AdvancedPoint;
        TimerDueAt ??= now + timeout.Value;
    }

    private void Retransmit(SctpPacketWriter writer, TimeSpan now)
    {
        if (!_flight.HasLost)
        {
            _fastRetransmit = false;
            return;
        }
        // Fast retransmission fills one packet whatever the window says (section 7.2.4, rule 3).
        var room = _fastRetransmit ? SctpLimits.PacketSize - SctpLimits.CommonHeader : 0;
        var wasFast = _fastRetransmit;
        _fastRetransmit = false;
        foreach (var chunk in _flight.Lost())
        {
            if (chunk.Size > room && _flight.Outstanding >= _window.Size)
                break;
            room -= Math.Min(room, chunk.Size);
            chunk.WasFastRetransmitted |= wasFast;
            _flight.Resend(chunk, now);
            if (chunk.Tsn == _flight.AckPoint + 1)
                TimerDueAt = now + timeout.Value;
            Write(chunk, writer, now, immediate: true);
        }
    }

    private void Write(OutboundChunk chunk, SctpPacketWriter writer, TimeSpan now, bool immediate)
    {
        chunk.Write(writer, immediate);
        _lastSentAt = now;
        TimerDueAt ??= now + timeout.Value;
    }
}
