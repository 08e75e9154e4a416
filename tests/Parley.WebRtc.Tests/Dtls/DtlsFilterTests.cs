using CsCheck;

namespace Parley.WebRtc.Tests;

public sealed class DtlsFilterTests
{
    // A handshake record of epoch 0 that carries a whole message of 4 octets.
    private static readonly byte[] Hello = Convert.FromHexString("16fefd0000000000000000" + "0010" + "010000040000000000000004" + "01020304");

    private static readonly byte[] Data = Convert.FromHexString("17fefd0001000000000007" + "0010" + "00112233445566778899aabbccddeeff");

    [Fact]
    public void Records_OfTheirPhase_Pass()
    {
        DtlsFilter.Passes(Hello, DtlsPhase.Handshaking).ShouldBeTrue();
        DtlsFilter.Passes(Hello, DtlsPhase.Established).ShouldBeTrue();
        DtlsFilter.Passes([.. Hello, .. Data], DtlsPhase.Established).ShouldBeTrue();
        DtlsFilter.Passes(Data, DtlsPhase.Speaking).ShouldBeTrue();
    }

    [Fact]
    public void ClearRecord_AfterThePeerHasSpoken_IsDropped() => DtlsFilter.Passes(Hello, DtlsPhase.Speaking).ShouldBeFalse();

    [Fact]
    public void SealedRecord_WithoutRoomForATag_IsDropped()
    {
        var cut = Data[..^1];
        cut[12]--;
        DtlsFilter.Passes(cut, DtlsPhase.Speaking).ShouldBeFalse();
    }

    [Fact]
    public void HandshakeMessage_ThatClaimsMegabytes_IsDropped()
    {
        var huge = Hello.ToArray();
        huge[14] = 0xFF;
        DtlsFilter.Passes(huge, DtlsPhase.Handshaking).ShouldBeFalse();
    }

    [Fact]
    public void Filtering_OfAnything_NeverThrows() =>
        Gen.OneOf(Gen.Byte.Array[0, 80], Mutations.Of(Hello), Mutations.Of(Data)).Sample(bytes =>
        {
            foreach (var phase in Enum.GetValues<DtlsPhase>())
                _ = DtlsFilter.Passes(bytes, phase);
        });
}
