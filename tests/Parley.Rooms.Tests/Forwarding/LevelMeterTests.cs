namespace Parley.Rooms.Tests;

public sealed class LevelMeterTests
{
    [Fact]
    public void Take_AfterLoudAndQuietFrames_GivesTheLoudOnesOnce()
    {
        var meter = new LevelMeter();
        foreach (var level in new byte[] { 10, 30, 90, 127 })
            meter.Observe(level);

        var (frames, level1) = meter.Take();
        frames.ShouldBe(2);
        level1.ShouldBe(0.1f, 0.001);
        meter.Take().ShouldBe((0, 0f));
    }
}
