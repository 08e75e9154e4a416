using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>The sending half: windows, the retransmission timer T3, and what goes into the next packets (RFC 9260, sections 6.1 and 6.3).</summary>
internal sealed class OutboundData(uint initialTsn, OutboundQueue queue, RetransmissionTimeout timeout, AssociationErrors errors)
{
    private const int SackFixed = 12;

    // Gap ack blocks reach 65,535 TSNs beyond the cumulative one.
    private const int MostInFlight = 32_768;

    private readonly Flight flight = new(initialTsn);
    private readonly CongestionWindow window = new();
    private long peerWindow;
    private bool fastRetransmit;
    private long forwardedTo = initialTsn - 1L;
    private TimeSpan lastSentAt;

    /// <summary>When T3 runs out; null: nothing is unacknowledged.</summary>
    public TimeSpan? TimerDueAt { get; private set; }

    public long HighestSent => flight.HighestSent;

    public bool IsIdle => flight.Count == 0 && !queue.HasMore;

    public int CongestionWindow => window.Size;

    /// <summary>Whether <see cref="Transmit"/> would send data now.</summary>
    public bool CanSend => fastRetransmit || (flight.Outstanding < window.Size && (flight.HasLost || (MaySendNew && queue.HasMore)));

    // With nothing in flight one piece may always go: it probes a closed window (section 6.1, rule A).
    private bool MaySendNew =>
        flight.Count < MostInFlight && (flight.Outstanding == 0 || (flight.Outstanding < window.Size && peerWindow >= SctpLimits.PacketSize));

    public void Begin(in PeerParameters peer)
    {
        peerWindow = peer.Window;
        flight.MayAbandon = peer.ForwardTsn;
    }

    public void OnSack(ReadOnlySpan<byte> body, TimeSpan now)
    {
        if (body.Length < SackFixed)
            return;
        var gapBytes = 4 * BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
        if (body.Length < SackFixed + gapBytes)
            return;
        var cumulative = SerialNumber.Unwrap(BinaryPrimitives.ReadUInt32BigEndian(body), flight.AckPoint);
        var advertised = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var wasFull = flight.Outstanding + SctpLimits.PacketSize > window.Size;
        if (flight.Acknowledge(cumulative, body.Slice(SackFixed, gapBytes), window.InRecovery, now) is not { } report)
            return;

        if (report.RoundTrip is { } roundTrip)
            timeout.Observe(roundTrip);
        // A peer that answers but has no room is alive (section 6.1, rule A).
        if (report.Acknowledged > 0 || advertised == 0)
            errors.Reset();
        if (report.Advanced)
            window.OnAdvanced(report.Acknowledged, flight.AckPoint, wasFull);
        if (report.HasLosses)
        {
            window.OnFastRetransmit(flight.HighestSent);
            fastRetransmit = true;
        }
        peerWindow = Math.Max(0, advertised - flight.Outstanding);
        if (flight.Count == 0)
            TimerDueAt = null;
        else if (report.Advanced)
            TimerDueAt = now + timeout.Value;
    }

    /// <summary>Section 6.3.3, when T3 has run out.</summary>
    public void OnTimer(TimeSpan now)
    {
        errors.Count();
        timeout.BackOff();
        window.OnTimeout();
        flight.OnTimeout(now);
        fastRetransmit = false;
        forwardedTo = flight.AckPoint;
        TimerDueAt = now + timeout.Value;
    }

    public void Transmit(SctpPacketWriter writer, TimeSpan now)
    {
        // Control chunks go before DATA (section 6.10).
        if (flight.AdvancedPoint > Math.Max(forwardedTo, flight.AckPoint))
        {
            flight.WriteForward(writer);
            forwardedTo = flight.AdvancedPoint;
            TimerDueAt ??= now + timeout.Value;
        }
        Retransmit(writer, now);
        if (flight.Outstanding == 0 && queue.HasMore && lastSentAt > TimeSpan.Zero && now - lastSentAt > timeout.Value)
            window.OnIdle();
        while (MaySendNew && queue.Next(now) is { } chunk)
        {
            flight.Send(chunk, now);
            peerWindow = Math.Max(0, peerWindow - chunk.Size);
            Write(chunk, writer, now);
        }
    }

    private void Retransmit(SctpPacketWriter writer, TimeSpan now)
    {
        if (!flight.HasLost)
        {
            fastRetransmit = false;
            return;
        }
        // Fast retransmission fills one packet whatever the window says (section 7.2.4, rule 3).
        var room = fastRetransmit ? SctpLimits.PacketSize - SctpLimits.CommonHeader : 0;
        var wasFast = fastRetransmit;
        fastRetransmit = false;
        foreach (var chunk in flight.Lost())
        {
            if (chunk.Size > room && flight.Outstanding >= window.Size)
                break;
            room -= Math.Min(room, chunk.Size);
            chunk.WasFastRetransmitted |= wasFast;
            flight.Resend(chunk, now);
            if (chunk.Tsn == flight.AckPoint + 1)
                TimerDueAt = now + timeout.Value;
            Write(chunk, writer, now);
        }
    }

    private void Write(OutboundChunk chunk, SctpPacketWriter writer, TimeSpan now)
    {
        chunk.Write(writer);
        lastSentAt = now;
        TimerDueAt ??= now + timeout.Value;
    }
}
