using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Writes RTP headers (RFC 3550 section 5.1) with at most the mid extension (RFC 8843 section 15).</summary>
internal static class RtpWriter
{
    /// <summary>Longest header that <see cref="WriteHeader"/> produces: a one-byte extension element holds up to 16 octets.</summary>
    public const int LongestHeader = RtpHeader.FixedLength + 4 + 20;

    /// <param name="mid">Empty for none; up to 16 octets.</param>
    /// <returns>The header's length.</returns>
    public static int WriteHeader(
        Span<byte> buffer, byte payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc, int midId, ReadOnlySpan<byte> mid)
    {
        var hasMid = midId is > 0 and < 15 && mid.Length is > 0 and <= 16;
        buffer[0] = (byte)(hasMid ? 0x90 : 0x80);
        buffer[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[8..], ssrc);
        if (!hasMid)
            return RtpHeader.FixedLength;
        var words = (1 + mid.Length + 3) / 4;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[12..], 0xBEDE0000u | (uint)words);
        var element = buffer.Slice(16, words * 4);
        element.Clear();
        element[0] = (byte)((midId << 4) | (mid.Length - 1));
        mid.CopyTo(element[1..]);
        return 16 + element.Length;
    }
}
