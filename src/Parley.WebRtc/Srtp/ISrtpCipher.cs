namespace Parley.WebRtc;

/// <summary>
/// Encrypts and authenticates single packets in place, for RTP or for RTCP of one direction. Knows nothing of indices and replay. Not
/// thread-safe; allocates nothing per packet.
/// </summary>
internal interface ISrtpCipher : IDisposable
{
    /// <summary>Bytes that <see cref="SealRtp"/> adds.</summary>
    int RtpOverhead { get; }

    /// <summary>Bytes that <see cref="SealRtcp"/> adds, the index word included.</summary>
    int RtcpOverhead { get; }

    /// <param name="buffer">Holds the packet and has <see cref="RtpOverhead"/> bytes of room after it.</param>
    /// <param name="index">48-bit packet index (rollover counter and sequence number).</param>
    void SealRtp(Span<byte> buffer, int length, int headerLength, uint ssrc, ulong index);

    /// <summary>The length of the plain packet, or -1 when it is forged.</summary>
    int OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index);

    /// <param name="index">31-bit SRTCP index.</param>
    void SealRtcp(Span<byte> buffer, int length, uint ssrc, uint index);

    /// <summary>Where the index word (E flag and index) of a protected packet lies; -1 when the packet is too short.</summary>
    int RtcpIndexOffset(int length);

    /// <summary>The length of the plain packet, or -1 when it is forged.</summary>
    int OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord);
}
