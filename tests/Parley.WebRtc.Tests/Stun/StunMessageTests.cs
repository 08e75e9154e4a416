using System.Net;
using System.Text;
using CsCheck;

namespace Parley.WebRtc.Tests;

/// <summary>RFC 5769 vectors and hostile input.</summary>
public sealed class StunMessageTests
{
    private static readonly byte[] Password = Encoding.ASCII.GetBytes("VOkJxbRl1RmTxUk/WvJxBt");

    private static readonly byte[] Request = Convert.FromHexString(
        "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36"
        + "0006000965767" + "46a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");

    private static readonly byte[] ResponseV4 = Convert.FromHexString(
        "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643"
        + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96");

    private static readonly byte[] ResponseV6 = Convert.FromHexString(
        "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
        + "00080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c");

    [Fact]
    public void Request_OfRfc5769_IsAuthentic()
    {
        StunMessage.TryParse(Request, out var message).ShouldBeTrue();

        message.Type.ShouldBe(StunType.BindingRequest);
        message.TryGet(StunType.Username, out var username).ShouldBeTrue();
        Encoding.UTF8.GetString(username).ShouldBe("evtj:h6vY");
        message.TieBreaker(StunType.IceControlled).ShouldBe(0x932ff9b151263b36ul);
        message.HasValidIntegrity(Password).ShouldBeTrue();
        message.HasNoWrongFingerprint().ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, "192.0.2.1")]
    [InlineData(true, "2001:db8:1234:5678:11:2233:4455:6677")]
    public void Response_OfRfc5769_NamesTheMappedAddress(bool isV6, string address)
    {
        StunMessage.TryParse(isV6 ? ResponseV6 : ResponseV4, out var message).ShouldBeTrue();

        message.MappedAddress.ShouldBe(new IPEndPoint(IPAddress.Parse(address), 32853));
        message.HasValidIntegrity(Password).ShouldBeTrue();
        message.HasNoWrongFingerprint().ShouldBeTrue();
    }

    [Fact]
    public void Integrity_WithAnotherKeyOrAFlippedBit_IsRefused()
    {
        StunMessage.TryParse(Request, out var message).ShouldBeTrue();
        message.HasValidIntegrity("VOkJxbRl1RmTxUk/WvJxBu"u8).ShouldBeFalse();

        var forged = Request.ToArray();
        forged[45] ^= 1;
        StunMessage.TryParse(forged, out var changed).ShouldBeTrue();
        changed.HasValidIntegrity(Password).ShouldBeFalse();
        changed.HasNoWrongFingerprint().ShouldBeFalse();
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::7")]
    public void Written_Answer_ReadsBack(string address)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(address), 4711);
        var buffer = new byte[256];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, Request.AsSpan(8, 12));
        writer.MappedAddress(endPoint.Serialize());
        var length = writer.Finish(Password);

        StunMessage.TryParse(buffer.AsSpan(0, length), out var message).ShouldBeTrue();
        message.TransactionId.ToArray().ShouldBe(Request[8..20]);
        message.MappedAddress.ShouldBe(endPoint);
        message.HasValidIntegrity(Password).ShouldBeTrue();
        message.HasNoWrongFingerprint().ShouldBeTrue();
    }

    [Fact]
    public void Attribute_AfterIntegrity_IsIgnored()
    {
        var buffer = new byte[256];
        var writer = new StunWriter(buffer, StunType.BindingRequest, Request.AsSpan(8, 12));
        writer.Text(StunType.Username, "a:b");
        writer.Finish(Password);
        // An attacker on the path appends what the key does not cover.
        writer.Flag(StunType.UseCandidate);
        var length = writer.Finish([]);

        StunMessage.TryParse(buffer.AsSpan(0, length), out var message).ShouldBeTrue();
        message.HasValidIntegrity(Password).ShouldBeTrue();
        message.Has(StunType.UseCandidate).ShouldBeFalse();
    }

    [Fact]
    public void Parsing_OfAnything_NeverThrows() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Mutations.Of(Request), Mutations.Of(ResponseV6)).Sample(bytes =>
        {
            if (!StunMessage.TryParse(bytes, out var message))
                return;
            _ = (message.Type, message.Priority, message.ErrorCode, message.MappedAddress);
            _ = message.HasValidIntegrity(Password) | message.HasNoWrongFingerprint();
            message.TryGet(StunType.Username, out _);
        });
}
