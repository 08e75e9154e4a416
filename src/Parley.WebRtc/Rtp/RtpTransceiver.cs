namespace Parley.WebRtc;

/// <summary>A sender and a receiver that share an m-line.</summary>
public sealed class RtpTransceiver
{
    internal RtpTransceiver(MediaKind kind, RtpSender sender, RtpReceiver receiver) => (Kind, Sender, Receiver) = (kind, sender, receiver);

    public MediaKind Kind { get; }

    /// <summary>Set once negotiated.</summary>
    public string? Mid { get; internal set; }

    /// <summary>What we want; takes effect with the next offer or answer.</summary>
    public MediaDirection Direction { get; set; }

    /// <summary>What was negotiated last.</summary>
    public MediaDirection CurrentDirection { get; internal set; }

    public RtpReceiver Receiver { get; }

    public RtpSender Sender { get; }

    /// <summary>
    /// Gives it up for good (W3C's stop): its m-line is rejected with the next offer of ours, and taken by another transceiver in the one after
    /// that (RFC 9429 section 5.2.2).
    /// </summary>
    public void Stop() => (IsStopped, Direction) = (true, MediaDirection.Inactive);

    internal bool IsStopped { get; private set; }

    /// <summary>A remote offer brought it: it then also follows what the remote side newly sends.</summary>
    internal bool IsRemote { get; init; }
}
