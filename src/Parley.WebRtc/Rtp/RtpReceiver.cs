namespace Parley.WebRtc;

/// <summary>The receiving half of an m-line.</summary>
public sealed class RtpReceiver
{
    internal RtpReceiver() { }

    /// <summary>Where packets go. May be set or changed at any time.</summary>
    public IRtpSink? Sink { get; set; }

    /// <summary>From the remote description's msid; empty when it names none.</summary>
    public string StreamId { get; internal set; } = "";

    /// <summary>From the remote description's msid (in LiveKit the client's track id, "cid"); empty when it names none.</summary>
    public string TrackId { get; internal set; } = "";

    /// <summary>RFC 3550 section 6.4: loss, jitter, round trip as last known.</summary>
    public RtpStatistics Statistics => throw new NotImplementedException();
}
