using CsCheck;

namespace Parley.WebRtc.Tests;

public sealed class RtpHeaderTests
{
    // One contributing source; one-byte extensions: id 1 level, padding, id 4 mid "2"; payload 3 octets and 1 of padding.
    private static readonly byte[] Packet = Convert.FromHexString(
        "b1ef0102000003c00000cafe" + "00000001" + "bede0002" + "10850000" + "40320000" + "aabbcc01");

    // Two-byte form: id 1 level, id 200 of length 0, id 4 mid "mid".
    private static readonly byte[] TwoByte = Convert.FromHexString("906f0102000003c00000cafe" + "10000003" + "010105c8" + "0004036d" + "69640000" + "aa");

    [Fact]
    public void Header_WithOneByteExtensions_IsRead()
    {
        RtpHeader.TryParse(Packet, out var header).ShouldBeTrue();

        (header.PayloadType, header.Marker, header.SequenceNumber, header.Timestamp, header.Ssrc)
            .ShouldBe(((byte)111, true, (ushort)0x102, 960u, 0xcafeu));
        header.TryGetExtension(1, out var level).ShouldBeTrue();
        level.ToArray().ShouldBe([0x85]);
        header.TryGetExtension(4, out var mid).ShouldBeTrue();
        mid.ToArray().ShouldBe("2"u8.ToArray());
        header.TryGetExtension(2, out _).ShouldBeFalse();
        header.TryGetPayload(Packet, out var payload).ShouldBeTrue();
        payload.ToArray().ShouldBe([0xaa, 0xbb, 0xcc]);
    }

    [Fact]
    public void Header_WithTwoByteExtensions_IsRead()
    {
        RtpHeader.TryParse(TwoByte, out var header).ShouldBeTrue();

        header.TryGetExtension(1, out var level).ShouldBeTrue();
        level.ToArray().ShouldBe([5]);
        header.TryGetExtension(200, out var empty).ShouldBeTrue();
        empty.Length.ShouldBe(0);
        header.TryGetExtension(4, out var mid).ShouldBeTrue();
        mid.ToArray().ShouldBe("mid"u8.ToArray());
    }

    [Fact]
    public void WrittenHeader_WithMid_ReadsBack()
    {
        var buffer = new byte[RtpWriter.LongestHeader];
        var length = RtpWriter.WriteHeader(buffer, 111, true, 65535, 7, 8, 4, "mid-of-16-octets"u8);

        RtpHeader.TryParse(buffer.AsSpan(0, length), out var header).ShouldBeTrue();
        header.Length.ShouldBe(length);
        header.TryGetExtension(4, out var mid).ShouldBeTrue();
        mid.ToArray().ShouldBe("mid-of-16-octets"u8.ToArray());
    }

    [Theory]
    [InlineData("", 20, 0x94)]
    [InlineData("2", 127, 0x7F)]
    [InlineData("mid-of-16-octets", 0, 0x80)]
    public void WrittenHeader_WithALevel_ReadsBack(string mid, byte level, byte written)
    {
        var buffer = new byte[RtpWriter.LongestHeader];
        var length = RtpWriter.WriteHeader(buffer, 111, true, 65535, 7, 8, 4, System.Text.Encoding.ASCII.GetBytes(mid), levelId: 1, level);

        RtpHeader.TryParse(buffer.AsSpan(0, length), out var header).ShouldBeTrue();
        header.Length.ShouldBe(length);
        header.TryGetExtension(1, out var value).ShouldBeTrue();
        value.ToArray().ShouldBe([written]);
        header.TryGetExtension(4, out _).ShouldBe(mid.Length > 0);
    }

    [Fact]
    public void Parsing_OfAnything_NeverThrows() =>
        Gen.OneOf(Gen.Byte.Array[0, 64], Mutations.Of(Packet), Mutations.Of(TwoByte)).Sample(bytes =>
        {
            if (!RtpHeader.TryParse(bytes, out var header))
                return;
            header.Length.ShouldBeLessThanOrEqualTo(bytes.Length);
            for (var id = 0; id < 256; id++)
                header.TryGetExtension(id, out _);
            header.TryGetPayload(bytes, out _);
        });
}
