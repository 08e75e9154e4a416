namespace Parley.WebRtc.Tests;

/// <summary>RFC 3711 appendix B and RFC 7714 sections 16 and 17.</summary>
public sealed class SrtpVectorTests
{
    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    [Fact]
    public void CounterMode_OfRfc3711B2_GivesItsKeystream()
    {
        using var cipher = new CounterModeSrtpCipher(
            Hex("2B7E151628AED2A6ABF7158809CF4F3C"), Hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"), new byte[20]);
        const int blocks = 0xFF02;
        var packet = new byte[12 + blocks * 16 + 10];

        cipher.SealRtp(packet, 12 + blocks * 16, 12, ssrc: 0, index: 0);

        Block(0).ShouldBe("E03EAD0935C95E80E166B16DD92B4EB4");
        Block(1).ShouldBe("D23513162B02D0F72A43A2FE4A5F97AB");
        Block(2).ShouldBe("41E95B3BB0A2E8DD477901E4FCA894C0");
        Block(0xFEFF).ShouldBe("EC8CDF7398607CB0F2D21675EA9EA1E4");
        Block(0xFF00).ShouldBe("362B7C3C6773516318A077D7FC5073AE");
        Block(0xFF01).ShouldBe("6A2CC3787889374FBEB4C81B17BA6C44");
        string Block(int number) => Convert.ToHexString(packet, 12 + number * 16, 16);
    }

    [Theory]
    [InlineData(SrtpKeyDerivation.RtpEncryption, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(SrtpKeyDerivation.RtpSalt, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(SrtpKeyDerivation.RtpAuthentication, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4")]
    public void KeyDerivation_OfRfc3711B3_GivesItsSessionKeys(byte label, string expected)
    {
        var keys = new SrtpKeys(
            SrtpProfile.Aes128CmHmacSha1Tag80, Hex("E1F97A0D3E018BE0D64FA32C06DE4139"), Hex("0EC675AD498AFEEBB6960B3AABE6"));

        Convert.ToHexString(SrtpKeyDerivation.Derive(keys, label, expected.Length / 2)).ShouldBe(expected);
    }

    [Fact]
    public void Gcm_OfRfc7714Section16_SealsAndOpensRtp()
    {
        using var cipher = new GcmSrtpCipher(Hex("000102030405060708090a0b0c0d0e0f"), "Quid pro quo"u8);
        var plain = Hex("8040f17b8041f8d35501a0b2" + "47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573");
        var sealedPacket = Hex("8040f17b8041f8d35501a0b2"
            + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce");
        var buffer = new byte[plain.Length + 16];
        plain.CopyTo(buffer, 0);

        cipher.SealRtp(buffer, plain.Length, 12, 0x5501a0b2, 0xf17b);
        buffer.ShouldBe(sealedPacket);

        cipher.OpenRtp(buffer, 12, 0x5501a0b2, 0xf17b).ShouldBe(plain.Length);
        buffer[..plain.Length].ShouldBe(plain);
    }

    [Fact]
    public void Gcm_OfRfc7714Section17_SealsAndOpensRtcp()
    {
        using var cipher = new GcmSrtpCipher(Hex("000102030405060708090a0b0c0d0e0f"), "Quid pro quo"u8);
        var plain = Hex("81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        var sealedPacket = Hex("81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded"
            + "0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4");
        var buffer = new byte[plain.Length + 20];
        plain.CopyTo(buffer, 0);

        cipher.SealRtcp(buffer, plain.Length, 0x4d617273, 0x5d4);
        buffer.ShouldBe(sealedPacket);

        cipher.OpenRtcp(buffer, 0x4d617273, 0x800005d4).ShouldBe(plain.Length);
        buffer[..plain.Length].ShouldBe(plain);
    }
}
