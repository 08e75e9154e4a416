using System.Buffers.Binary;
using Parley.Audio;

namespace Parley.Media;

/// <summary>The 44 bytes before 16-bit PCM in a plain WAV file (Microsoft and IBM, "Multimedia Programming Interface", 1991).</summary>
internal static class WavHeader
{
    public const int Length = 44;
    public const int BytesPerSample = 2;
    public const ushort Pcm = 1;

    /// <summary>Where the sizes are 32 bits wide, all bytes but the first eight must be counted by one of them.</summary>
    public const long MaxData = uint.MaxValue - (Length - 8);

    public static void Write(Span<byte> header, AudioFormat format, long dataBytes)
    {
        var block = format.Channels * BytesPerSample;
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(dataBytes + Length - 8));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], Pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)format.Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], (uint)format.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)(format.SampleRate * block));
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)block);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)dataBytes);
    }

    /// <summary>The format of a file that begins as <see cref="Write"/> writes it; null for any other.</summary>
    public static AudioFormat? Parse(ReadOnlySpan<byte> header, out long dataBytes)
    {
        dataBytes = 0;
        if (header.Length < Length || !header.StartsWith("RIFF"u8) || !header[8..].StartsWith("WAVEfmt "u8) || !header[36..].StartsWith("data"u8))
            return null;
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(header[22..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        var isPcm16 = BinaryPrimitives.ReadUInt16LittleEndian(header[20..]) == Pcm && BinaryPrimitives.ReadUInt16LittleEndian(header[34..]) == 16;
        dataBytes = BinaryPrimitives.ReadUInt32LittleEndian(header[40..]);
        return isPcm16 && channels > 0 && rate is > 0 and <= int.MaxValue ? new AudioFormat((int)rate, channels) : null;
    }
}
