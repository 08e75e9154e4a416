namespace Parley.WebRtc;

/// <summary>The sending half of an m-line. Sender reports go out by themselves.</summary>
public sealed class RtpSender
{
    internal RtpSender() { }

    /// <summary>First half of the msid we announce; in LiveKit the publishing participant's sid, or <c>sid|trackSid</c>.</summary>
    public string StreamId { get; set; } = "";

    /// <summary>Second half of the msid we announce; in LiveKit the track's sid.</summary>
    public string TrackId { get; set; } = "";

    public uint Ssrc => throw new NotImplementedException();

    /// <summary>
    /// Sends an Opus packet with the negotiated payload type. Thread-safe, never blocks, allocates nothing; dropped silently until connected.
    /// Sequence numbers are ours; <paramref name="timestamp"/> counts 48 kHz samples from any origin (a random offset is added).
    /// </summary>
    public void Send(ReadOnlySpan<byte> payload, uint timestamp, bool marker) => throw new NotImplementedException();

    /// <summary>Loss and round trip as the remote side reports them.</summary>
    public RtpStatistics RemoteStatistics => throw new NotImplementedException();
}
