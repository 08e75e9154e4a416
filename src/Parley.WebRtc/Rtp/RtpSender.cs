using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>The sending half of an m-line. Sender reports go out by themselves.</summary>
public sealed class RtpSender
{
    private const int LongestPacket = 1200;
    private const int RoomForTag = 32;

    // Enough for any receiver to learn which m-line a source belongs to, even when some are lost (RFC 8843 section 15).
    private const int PacketsWithMid = 50;

    private readonly Lock _lock = new();
    private readonly byte[] _buffer = new byte[LongestPacket + RoomForTag];
    private readonly RtpOutlet _outlet;
    private readonly SteadyClock _clock;
    private readonly uint _timestampOffset = RandomUInt32();
    private Encoding? _encoding;
    private ushort _sequence = (ushort)(RandomUInt32() & 0x7FFF);
    private RelayedNumbers _relayed;
    private long _skippedAtLastReport;
    private uint _highestReported;
    private uint _packets;
    private uint _octets;
    private uint _packetsAtLastReport;
    private uint _lastTimestamp;
    private TimeSpan _lastSentAt;
    private RtpStatistics _remote;

    internal RtpSender(RtpOutlet outlet, SteadyClock clock)
    {
        (_outlet, _clock) = (outlet, clock);
        _relayed = new RelayedNumbers(_sequence);
        _highestReported = _sequence;
    }

    /// <summary>First half of the msid we announce; in LiveKit the publishing participant's sid, or <c>sid|trackSid</c>.</summary>
    public string StreamId { get; set; } = "";

    /// <summary>Second half of the msid we announce; in LiveKit the track's sid.</summary>
    public string TrackId { get; set; } = "";

    public uint Ssrc { get; } = RandomUInt32();

    /// <summary>Told the share that the remote side says was lost since it reported last, 0 to 1. On a socket's thread: must not block.</summary>
    public Action<double>? LossReported { get; set; }

    /// <summary>Loss and round trip as the remote side reports them; what had never come to us is not its line's loss.</summary>
    public RtpStatistics RemoteStatistics
    {
        get
        {
            lock (_lock)
                return _remote with { Packets = _packets };
        }
    }

    /// <summary>
    /// Sends an Opus packet with the negotiated payload type. Thread-safe, never blocks, allocates nothing; dropped silently until connected.
    /// Sequence numbers are ours; <paramref name="timestamp"/> counts 48 kHz samples from any origin (a random offset is added).
    /// </summary>
    /// <param name="payload">One packet.</param>
    /// <param name="timestamp">Of its first sample.</param>
    /// <param name="marker">The first after a pause.</param>
    /// <param name="audioLevel">In -dBov (0 loudest, 127 silence), where it is known: told to a receiver that wants it (RFC 6464).</param>
    public void Send(ReadOnlySpan<byte> payload, uint timestamp, bool marker, byte? audioLevel = null)
    {
        lock (_lock)
            if (_encoding is { } encoding && MaySend(payload))
                Transmit(encoding, payload, _sequence++, timestamp, marker, audioLevel);
    }

    /// <summary>
    /// As <see cref="Send"/>, for packets that somebody else has numbered: where some are missing or out of order the receiver sees it. A sender
    /// serves the one or the other.
    /// </summary>
    /// <param name="payload">One packet.</param>
    /// <param name="sequence">Its publisher's number.</param>
    /// <param name="run">Another one where numbers begin anew, or leave out what was not meant to be sent.</param>
    /// <param name="timestamp">Of its first sample.</param>
    /// <param name="marker">The first after a pause.</param>
    public void Forward(ReadOnlySpan<byte> payload, ushort sequence, int run, uint timestamp, bool marker)
    {
        lock (_lock)
            if (_encoding is { } encoding && MaySend(payload) && _relayed.TryNumber(sequence, run, out var number))
                Transmit(encoding, payload, number, timestamp, marker, audioLevel: null);
    }

    /// <summary>What was negotiated; null while this direction is off.</summary>
    internal void Negotiated(byte? payloadType, string mid, int midId, int audioLevelId = 0)
    {
        lock (_lock)
            _encoding = payloadType is { } type ? new Encoding(type, System.Text.Encoding.UTF8.GetBytes(mid), midId, audioLevelId) : null;
    }

    /// <summary>Writes a sender report if anything was sent since the last one.</summary>
    internal bool TryReport(ref RtcpWriter writer, DateTimeOffset utcNow)
    {
        lock (_lock)
        {
            if (_packets == _packetsAtLastReport)
                return false;
            _packetsAtLastReport = _packets;
            // The RTP time that corresponds to the report's NTP time (RFC 3550 section 6.4.1).
            var elapsed = (uint)(long)((_clock.Now - _lastSentAt).TotalSeconds * RtpReceiver.OpusClockRate);
            writer.SenderReport(Ssrc, NtpTime.From(utcNow), _lastTimestamp + elapsed, _packets, _octets);
            return true;
        }
    }

    internal void OnReport(in ReportBlock block, ulong ntpNow)
    {
        TimeSpan? roundTrip = null;
        if (block.LastSenderReport != 0)
        {
            var units = NtpTime.Middle(ntpNow) - block.LastSenderReport - block.DelaySinceLast;
            // A peer whose delay claims more than has passed would make this wrap.
            roundTrip = units < int.MaxValue ? NtpTime.FromMiddle(units) : TimeSpan.Zero;
        }
        double lost;
        lock (_lock)
        {
            lost = OwnLoss(block);
            _remote = new RtpStatistics(
                _packets, Math.Max(0, block.CumulativeLost - _relayed.Skipped), lost,
                TimeSpan.FromSeconds(block.Jitter / (double)RtpReceiver.OpusClockRate), roundTrip ?? _remote.RoundTrip);
        }

        LossReported?.Invoke(lost);
    }

    private bool MaySend(ReadOnlySpan<byte> payload) => _outlet.IsOpen && payload.Length <= LongestPacket - RtpWriter.LongestHeader;

    private void Transmit(Encoding encoding, ReadOnlySpan<byte> payload, ushort sequence, uint timestamp, bool marker, byte? audioLevel)
    {
        var header = RtpWriter.WriteHeader(
            _buffer, encoding.PayloadType, marker, sequence, timestamp + _timestampOffset, Ssrc,
            _packets < PacketsWithMid ? encoding.MidId : 0, encoding.Mid, encoding.AudioLevelId, audioLevel);
        payload.CopyTo(_buffer.AsSpan(header));
        _packets++;
        _octets += (uint)payload.Length;
        (_lastTimestamp, _lastSentAt) = (timestamp + _timestampOffset, _clock.Now);
        _outlet.SendRtp(_buffer, header + payload.Length, header);
    }

    /// <summary>The fraction lost without what was skipped since the report before.</summary>
    private double OwnLoss(in ReportBlock block)
    {
        var expected = block.HighestSequence - _highestReported;
        var skipped = _relayed.Skipped - _skippedAtLastReport;
        (_highestReported, _skippedAtLastReport) = (block.HighestSequence, _relayed.Skipped);
        var lost = block.FractionLost / 256.0;
        return skipped == 0 || expected == 0 ? lost : Math.Clamp(lost - (double)skipped / expected, 0, 1);
    }

    private static uint RandomUInt32() => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));

    private sealed record Encoding(byte PayloadType, byte[] Mid, int MidId, int AudioLevelId);
}
