namespace Parley.WebRtc.Tests;

public sealed class RelayedNumbersTests
{
    private RelayedNumbers _numbers = new(start: 100);

    [Fact]
    public void Packets_InOrder_FollowOnTheStart() => Number(7, 8, 9).ShouldBe([101, 102, 103]);

    [Fact]
    public void Packets_LostBeforeUs_LeaveTheirGap()
    {
        Number(7, 10).ShouldBe([101, 104]);
        _numbers.Skipped.ShouldBe(2);
    }

    [Fact]
    public void Packets_OutOfOrder_StayOutOfOrder()
    {
        Number(7, 9, 8, 10).ShouldBe([101, 103, 102, 104]);
        _numbers.Skipped.ShouldBe(0);
    }

    [Fact]
    public void Packets_AroundTheEnd_GoOnAtTheBeginning() => Number(0xFFFF, 1, 0).ShouldBe([101, 103, 102]);

    [Fact]
    public void Packet_ThatComesTwiceOrFarTooLate_IsRefused() => Number(1000, 1000, 1200, 1000, 1060).ShouldBe([101, null, 301, null, null]);

    [Fact]
    public void Packet_FromBeforeTheFirst_IsRefused() => Number(7, 6).ShouldBe([101, null]);

    [Fact]
    public void AnotherRun_FollowsOn()
    {
        Number(7, 8);

        _numbers.TryNumber(5000, run: 2, out var number).ShouldBeTrue();

        number.ShouldBe((ushort)103);
        _numbers.Skipped.ShouldBe(0);
    }

    private int?[] Number(params ushort[] published) =>
        [.. published.Select(one => _numbers.TryNumber(one, run: 1, out var number) ? number : (int?)null)];
}
