using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Parley.Audio;

namespace Parley.Media;

/// <summary>Reads RIFF chunks: the format, then the data; all others are passed over.</summary>
internal sealed class WavReader(Stream stream)
{
    private const ushort Float = 3;
    private const ushort Extensible = 0xFFFE;
    private const int MaxChannels = 64;
    private const int MaxRate = 768_000;

    /// <summary>What one read may add: a header that lies about its size costs no memory.</summary>
    private const int Stretch = 1 << 16;

    private AudioFormat? _format;
    private ushort _encoding;

    public WavFile Read()
    {
        Span<byte> head = stackalloc byte[12];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            throw new InvalidDataException("Not a WAV file: shorter than its header.");
        if (!head.StartsWith("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("Not a WAV file: it does not begin with RIFF and WAVE.");
        Span<byte> chunk = stackalloc byte[8];
        while (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) == chunk.Length)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("fmt "u8))
                ReadFormat(ReadUpTo(size));
            else if (chunk.StartsWith("data"u8))
                return ReadData(size);
            else
                ReadUpTo(size);
            if (size % 2 == 1)
                stream.ReadByte();
        }

        throw new InvalidDataException(_format is null ? "The WAV file has no format chunk." : "The WAV file has no data chunk.");
    }

    private void ReadFormat(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
            throw new InvalidDataException("The WAV file's format chunk is cut off.");
        _encoding = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        // The extensible format names the true encoding in the first two bytes of a GUID.
        if (_encoding == Extensible && chunk.Length >= 26)
            _encoding = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if ((_encoding, bits) is not ((WavHeader.Pcm, 16) or (Float, 32)))
            throw new InvalidDataException($"WAV encoding {_encoding} with {bits} bits is not supported: use 16-bit PCM or 32-bit float.");
        if (channels is 0 or > MaxChannels)
            throw new InvalidDataException($"The WAV file claims {channels} channels.");
        if (rate is 0 or > MaxRate)
            throw new InvalidDataException($"The WAV file claims a sample rate of {rate} Hz.");
        _format = new AudioFormat((int)rate, channels);
    }

    private WavFile ReadData(uint size)
    {
        if (_format is not { } format)
            throw new InvalidDataException("The WAV file's data comes before its format.");
        // Writers to a pipe leave the size 0 or all ones: the data then goes to the end.
        var bytes = ReadUpTo(size is 0 ? uint.MaxValue : size).AsSpan();
        var samples = _encoding == Float ? FromFloat(MemoryMarshal.Cast<byte, float>(bytes)) : MemoryMarshal.Cast<byte, short>(bytes).ToArray();
        return new WavFile(format, samples[..(samples.Length / format.Channels * format.Channels)]);
    }

    private static short[] FromFloat(ReadOnlySpan<float> values)
    {
        var samples = new short[values.Length];
        for (var i = 0; i < values.Length; i++)
            samples[i] = float.IsNaN(values[i]) ? (short)0 : (short)Math.Clamp(MathF.Round(values[i] * 32768), short.MinValue, short.MaxValue);
        return samples;
    }

    private byte[] ReadUpTo(uint size)
    {
        using var read = new MemoryStream();
        var part = new byte[Stretch];
        while (read.Length < size)
        {
            var got = stream.Read(part, 0, (int)Math.Min(Stretch, size - read.Length));
            if (got == 0)
                break;
            read.Write(part, 0, got);
        }

        return read.ToArray();
    }
}
