namespace Parley.Rooms.Tests;

public sealed class LossWatchTests
{
    private readonly LossWatch _watch = new();

    [Fact]
    public void Loss_ThatBegins_IsExpectedAfterTwoReports() => Report(0.15, 0.15).ShouldBeInRange(13, 15);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0)]
    public void Loss_BelowWhatIsAlwaysExpected_MakesNoDifference(double lost) => Report(lost, lost, lost).ShouldBe(LossWatch.Least);

    [Fact]
    public void Loss_OfAlmostEverything_IsExpectedAsFarAsItMatters() => Report(0.9, 0.9, 0.9, 0.9, 0.9).ShouldBe(LossWatch.Most);

    /// <summary>Reports that change from one to the next, as those of a few packets do.</summary>
    [Fact]
    public void Loss_ThatComesAndGoes_IsExpectedAllTheTime()
    {
        for (var report = 0; report < 20; report++)
            Report(0.2, 0.1).ShouldBeInRange(14, 20);
    }

    [Fact]
    public void Loss_ThatIsOver_IsForgottenSlowly()
    {
        Report(0.2, 0.2, 0.2);

        Report(0, 0).ShouldBeGreaterThan(12);
        Report(new double[40]).ShouldBe(LossWatch.Least);
    }

    private int Report(params double[] lost)
    {
        var expected = 0;
        foreach (var share in lost)
            expected = _watch.OnReport(share);
        return expected;
    }
}
