namespace Parley.WebRtc;

/// <summary>Packet types of RFC 3550 section 12.1, RFC 4585 section 6.1.</summary>
internal static class RtcpType
{
    public const byte SenderReport = 200;
    public const byte ReceiverReport = 201;
    public const byte SourceDescription = 202;
    public const byte Goodbye = 203;
    public const byte TransportFeedback = 205;
    public const byte PayloadFeedback = 206;
}
