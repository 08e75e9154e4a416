namespace Parley.WebRtc;

/// <summary>A sender and a receiver that share an m-line.</summary>
public sealed class RtpTransceiver
{
    internal RtpTransceiver(MediaKind kind) => Kind = kind;

    public MediaKind Kind { get; }

    /// <summary>Set once negotiated.</summary>
    public string? Mid { get; internal set; }

    /// <summary>What we want; takes effect with the next offer or answer.</summary>
    public MediaDirection Direction { get; set; }

    /// <summary>What was negotiated last.</summary>
    public MediaDirection CurrentDirection { get; internal set; }

    public RtpReceiver Receiver => throw new NotImplementedException();

    public RtpSender Sender => throw new NotImplementedException();
}
