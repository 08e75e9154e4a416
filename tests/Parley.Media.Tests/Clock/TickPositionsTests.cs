namespace Parley.Media.Tests;

public sealed class TickPositionsTests
{
    [Fact]
    public void LateTicks_KeepTheirPositions_AndAStandstillJumpsForward()
    {
        var ticks = new TickPositions();
        double Next(double now) => ticks.Next(TimeSpan.FromMilliseconds(now)).TotalMilliseconds;
        Next(100).ShouldBe(100);
        Next(123).ShouldBe(120);
        Next(170).ShouldBe(140);
        Next(171).ShouldBe(160);
        Next(179).ShouldBe(180);
        Next(1000).ShouldBe(1000);
        Next(1001).ShouldBe(1020);
    }
}
