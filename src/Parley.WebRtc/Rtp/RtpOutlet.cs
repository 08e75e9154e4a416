namespace Parley.WebRtc;

/// <summary>Where protected packets of one peer leave. Thread-safe.</summary>
internal sealed class RtpOutlet(IIceAgent ice)
{
    private volatile SrtpSender? _srtp;

    /// <summary>Set when DTLS has given the keys.</summary>
    public SrtpSender? Srtp
    {
        get => _srtp;
        set => _srtp = value;
    }

    public bool IsOpen => Srtp is not null && ice.Path is not null;

    /// <param name="buffer">Packet and room for the tag.</param>
    public void SendRtp(Span<byte> buffer, int length, int headerLength)
    {
        if (Srtp is not { } srtp || ice.Path is not { } path)
            return;
        var sealedLength = srtp.ProtectRtp(buffer, length, headerLength);
        if (sealedLength > 0)
            path.Send(buffer[..sealedLength]);
    }

    /// <param name="buffer">Compound packet and room for the tag and index.</param>
    public void SendRtcp(Span<byte> buffer, int length)
    {
        if (Srtp is not { } srtp || ice.Path is not { } path)
            return;
        var sealedLength = srtp.ProtectRtcp(buffer, length);
        if (sealedLength > 0)
            path.Send(buffer[..sealedLength]);
    }
}
