using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Writes RTP headers (RFC 3550 section 5.1) with at most the extensions for the mid (RFC 8843 section 15) and the audio level (RFC 6464).</summary>
internal static class RtpWriter
{
    /// <summary>Longest header that <see cref="WriteHeader"/> produces: a one-byte extension element holds up to 16 octets.</summary>
    public const int LongestHeader = RtpHeader.FixedLength + 4 + 20;

    private const byte Silence = 127;

    /// <param name="mid">Empty for none; up to 16 octets.</param>
    /// <param name="level">In -dBov, up to 127, which is silence.</param>
    /// <returns>The header's length.</returns>
    public static int WriteHeader(
        Span<byte> buffer, byte payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc, int midId, ReadOnlySpan<byte> mid,
        int levelId = 0, byte? level = null)
    {
        var midLength = midId is > 0 and < 15 && mid.Length is > 0 and <= 16 ? 1 + mid.Length : 0;
        var levelLength = levelId is > 0 and < 15 && level is not null ? 2 : 0;
        buffer[0] = (byte)(midLength + levelLength > 0 ? 0x90 : 0x80);
        buffer[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[8..], ssrc);
        if (midLength + levelLength == 0)
            return RtpHeader.FixedLength;
        var words = (midLength + levelLength + 3) / 4;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[12..], 0xBEDE0000u | (uint)words);
        var elements = buffer.Slice(16, words * 4);
        elements.Clear();
        if (midLength > 0)
        {
            elements[0] = (byte)((midId << 4) | (mid.Length - 1));
            mid.CopyTo(elements[1..]);
        }

        if (levelLength > 0)
        {
            elements[midLength] = (byte)(levelId << 4);
            // The first bit says that there is a voice in it: whoever sends a level here sends speech or silence.
            elements[midLength + 1] = (byte)(level < Silence ? 0x80 | level.Value : Silence);
        }

        return 16 + elements.Length;
    }
}
