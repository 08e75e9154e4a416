namespace Parley.Media.Tests;

public sealed class G711Tests
{
    [Theory]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    [InlineData(0xAA, 32256)]
    [InlineData(0x2A, -32256)]
    [InlineData(0xD4, 24)]
    [InlineData(0x80, 5504)]
    public void ALaw_KnownCode_DecodesAsTheStandardSays(byte code, short sample)
    {
        var decoded = new short[1];
        G711.DecodeALaw([code], decoded);
        decoded[0].ShouldBe(sample);
    }

    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0x80, 32124)]
    [InlineData(0x00, -32124)]
    [InlineData(0xFE, 8)]
    [InlineData(0xF0, 120)]
    [InlineData(0xEF, 132)]
    public void MuLaw_KnownCode_DecodesAsTheStandardSays(byte code, short sample)
    {
        var decoded = new short[1];
        G711.DecodeMuLaw([code], decoded);
        decoded[0].ShouldBe(sample);
    }

    [Fact]
    public void EveryCode_DecodedAndEncoded_IsItself()
    {
        byte[] codes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var samples = new short[256];
        var again = new byte[256];
        G711.DecodeALaw(codes, samples);
        G711.EncodeALaw(samples, again);
        again.ShouldBe(codes);
        G711.DecodeMuLaw(codes, samples);
        G711.EncodeMuLaw(samples, again);
        // Mu-law has a negative zero, which no sample means.
        codes[0x7F] = 0xFF;
        again.ShouldBe(codes);
    }

    [Fact]
    public void EverySample_Coded_StaysWithinHalfAStep()
    {
        short[] samples = [.. Enumerable.Range(short.MinValue, 65536).Select(i => (short)i)];
        var codes = new byte[samples.Length];
        var decoded = new short[samples.Length];
        G711.EncodeALaw(samples, codes);
        G711.DecodeALaw(codes, decoded);
        for (var i = 0; i < samples.Length; i++)
            Math.Abs(samples[i] - decoded[i]).ShouldBeLessThanOrEqualTo(Math.Max(8, Math.Abs((int)samples[i]) / 32 + 1));
        G711.EncodeMuLaw(samples, codes);
        G711.DecodeMuLaw(codes, decoded);
        for (var i = 0; i < samples.Length; i++)
            Math.Abs(samples[i] - decoded[i]).ShouldBeLessThanOrEqualTo(Math.Abs((int)samples[i]) / 32 + 9 + (Math.Abs((int)samples[i]) > 32635 ? 512 : 0));
    }
}
