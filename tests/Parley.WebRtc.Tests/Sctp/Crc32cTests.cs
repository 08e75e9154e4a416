using CsCheck;

namespace Parley.WebRtc.Tests.Sctp;

public class Crc32cTests
{
    // The check value of CRC-32C in the catalogue of parametrised CRC algorithms, and RFC 3720, appendix B.4 (32 zero bytes).
    [Fact]
    public void Compute_KnownInput_GivesKnownValue()
    {
        Crc32c.Compute("123456789"u8).ShouldBe(0xE3069283u);
        Crc32c.Compute(new byte[32]).ShouldBe(0x8A9136AAu);
    }

    [Fact]
    public void IsSealed_AfterSeal_UntilABitChanges() =>
        Gen.Select(Gen.Byte.Array[16, 100], Gen.Int[0, 799]).Sample((packet, bit) =>
        {
            Crc32c.Seal(packet);
            Crc32c.IsSealed(packet).ShouldBeTrue();
            packet[bit / 8 % packet.Length] ^= (byte)(1 << (bit % 8));
            Crc32c.IsSealed(packet).ShouldBeFalse();
        });
}
