namespace Parley.WebRtc;

/// <summary>What bounds an association in size, and the timing of RFC 9260, section 16 where it is not measured.</summary>
internal static class SctpLimits
{
    /// <summary>1200 bytes of UDP payload (RFC 8831, section 5) less 64 for the largest DTLS 1.2 record overhead in use.</summary>
    public const int PacketSize = 1136;

    public const int CommonHeader = 12;
    public const int ChunkHeader = 4;
    public const int DataHeader = 16;

    /// <summary>User bytes of the largest DATA chunk.</summary>
    public const int PayloadSize = PacketSize - CommonHeader - DataHeader;

    /// <summary>The largest message taken; also what our SDP announces as max-message-size.</summary>
    public const int LargestMessage = 256 * 1024;

    /// <summary>Bytes, overhead included, that may wait for missing pieces before what comes out of order is refused.</summary>
    public const int ReceiveWindow = 1024 * 1024;

    /// <summary>What the window may be exceeded by so that the piece everything waits for always finds room.</summary>
    public const int ReceiveReserve = 2 * LargestMessage;

    /// <summary>Charged for each stored piece beside its bytes, so that tiny pieces cannot cost more than they count.</summary>
    public const int PieceOverhead = 96;

    /// <summary>Streams each way; channels use one number both ways.</summary>
    public const ushort Streams = 1024;

    /// <summary>Bytes a channel may hold queued or unacknowledged.</summary>
    public const int SendBuffer = 4 * 1024 * 1024;

    public const int MostCongestionWindow = 1024 * 1024;

    /// <summary>Association.Max.Retrans: a minute and more of silence, as a call outlives what ICE may still rescue.</summary>
    public const int MostRetransmissions = 80;

    /// <summary>Max.Init.Retransmits, likewise.</summary>
    public const int MostInitRetransmissions = 70;

    /// <summary>T1 to begin with. DTLS has just shown that the path is short, and both sides begin, so that a doubling second helps nobody.</summary>
    public static readonly TimeSpan FirstInitWait = TimeSpan.FromMilliseconds(150);

    public static readonly TimeSpan LongestInitWait = TimeSpan.FromSeconds(1);

    /// <summary>SACK delay (RFC 9260, section 6.2).</summary>
    public static readonly TimeSpan AckDelay = TimeSpan.FromMilliseconds(200);

    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan CookieLifetime = TimeSpan.FromSeconds(60);
}
