namespace Parley.WebRtc;

/// <summary>The receiving half of an m-line.</summary>
public sealed class RtpReceiver
{
    internal const uint OpusClockRate = 48000;

    private readonly Lock _lock = new();
    private readonly SteadyClock _clock;
    private ReceptionStatistics? _statistics;
    private TimeSpan? _roundTrip;
    private volatile IRtpSink? _sink;

    internal RtpReceiver(SteadyClock clock) => _clock = clock;

    /// <summary>Where packets go. May be set or changed at any time.</summary>
    public IRtpSink? Sink
    {
        get => _sink;
        set => _sink = value;
    }

    /// <summary>From the remote description's msid; empty when it names none.</summary>
    public string StreamId { get; internal set; } = "";

    /// <summary>From the remote description's msid (in LiveKit the client's track id, "cid"); empty when it names none.</summary>
    public string TrackId { get; internal set; } = "";

    /// <summary>RFC 3550 section 6.4: loss, jitter, round trip as last known.</summary>
    public RtpStatistics Statistics
    {
        get
        {
            lock (_lock)
                return (_statistics?.Snapshot() ?? default) with { RoundTrip = _roundTrip };
        }
    }

    /// <summary>The source that reports speak of; null before the first packet.</summary>
    internal uint? Source
    {
        get
        {
            lock (_lock)
                return _statistics?.Ssrc;
        }
    }

    /// <param name="payload">Decrypted, without padding.</param>
    internal void OnPacket(in RtpHeader header, ReadOnlySpan<byte> payload, int audioLevelId)
    {
        lock (_lock)
        {
            // A new source (a replaced track) starts its own statistics.
            if (_statistics?.Ssrc != header.Ssrc)
                _statistics = new ReceptionStatistics(header.Ssrc, OpusClockRate);
            _statistics.OnPacket(header.SequenceNumber, header.Timestamp, _clock.Now);
        }
        _sink?.OnRtp(new RtpPacket
        {
            PayloadType = header.PayloadType,
            SequenceNumber = header.SequenceNumber,
            Timestamp = header.Timestamp,
            Ssrc = header.Ssrc,
            Marker = header.Marker,
            Payload = payload,
            AudioLevel = header.TryGetExtension(audioLevelId, out var level) && level.Length > 0 ? (byte)(level[0] & 0x7F) : null,
            ArrivedAt = _clock.Provider.GetTimestamp(),
        });
    }

    internal void OnSenderReport(uint ssrc, ulong ntpTime)
    {
        lock (_lock)
            if (_statistics?.Ssrc == ssrc)
                _statistics.OnSenderReport(ntpTime, _clock.Now);
    }

    /// <summary>The peer's round trip, which only our own sender reports can measure.</summary>
    internal void OnRoundTrip(TimeSpan? roundTrip)
    {
        lock (_lock)
            _roundTrip = roundTrip ?? _roundTrip;
    }

    internal ReportBlock? NextBlock()
    {
        lock (_lock)
            return _statistics?.NextBlock(_clock.Now);
    }
}
