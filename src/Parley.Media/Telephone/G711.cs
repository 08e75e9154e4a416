using System.Numerics;

namespace Parley.Media;

/// <summary>ITU-T G.711: the telephone's 8-bit companding. Spans of equal length, one byte a sample; nothing allocates.</summary>
public static class G711
{
    private const int MuLawBias = 132;
    private const int MuLawClip = 32635;

    private static readonly short[] ALawTable = Table(FromALaw);
    private static readonly short[] MuLawTable = Table(FromMuLaw);

    public static void EncodeALaw(ReadOnlySpan<short> samples, Span<byte> code)
    {
        for (var i = 0; i < samples.Length; i++)
            code[i] = ToALaw(samples[i]);
    }

    public static void DecodeALaw(ReadOnlySpan<byte> code, Span<short> samples)
    {
        for (var i = 0; i < code.Length; i++)
            samples[i] = ALawTable[code[i]];
    }

    public static void EncodeMuLaw(ReadOnlySpan<short> samples, Span<byte> code)
    {
        for (var i = 0; i < samples.Length; i++)
            code[i] = ToMuLaw(samples[i]);
    }

    public static void DecodeMuLaw(ReadOnlySpan<byte> code, Span<short> samples)
    {
        for (var i = 0; i < code.Length; i++)
            samples[i] = MuLawTable[code[i]];
    }

    /// <summary>Eight segments over the 12-bit magnitude, the lowest two of one slope; every other bit is inverted on the line.</summary>
    private static byte ToALaw(short sample)
    {
        var magnitude = (sample ^ (sample >> 15)) >> 4;
        var segment = magnitude < 16 ? 0 : BitOperations.Log2((uint)magnitude) - 3;
        var step = (segment == 0 ? magnitude : magnitude >> (segment - 1)) & 0xF;
        return (byte)(((segment << 4) | step) ^ (sample >= 0 ? 0xD5 : 0x55));
    }

    private static short FromALaw(byte code)
    {
        var bits = code ^ 0x55;
        var segment = (bits >> 4) & 7;
        var step = (bits & 0xF) << 4;
        var magnitude = segment == 0 ? step + 8 : (step + 0x108) << (segment - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }

    /// <summary>Eight segments that double in slope over the biased magnitude; all bits are inverted on the line.</summary>
    private static byte ToMuLaw(short sample)
    {
        var magnitude = Math.Min(Math.Abs((int)sample), MuLawClip) + MuLawBias;
        var segment = BitOperations.Log2((uint)magnitude) - 7;
        var step = (magnitude >> (segment + 3)) & 0xF;
        return (byte)~((sample < 0 ? 0x80 : 0) | (segment << 4) | step);
    }

    private static short FromMuLaw(byte code)
    {
        var bits = ~code;
        var magnitude = ((((bits & 0xF) << 3) + MuLawBias) << ((bits >> 4) & 7)) - MuLawBias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short[] Table(Func<byte, short> decode) => [.. Enumerable.Range(0, 256).Select(code => decode((byte)code))];
}
