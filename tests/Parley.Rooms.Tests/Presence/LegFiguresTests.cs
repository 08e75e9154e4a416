using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

public sealed class LegFiguresTests
{
    [Theory]
    [InlineData(0, 0, 4.40, ConnectionQuality.Excellent)]
    [InlineData(0.01, 0, 4.34, ConnectionQuality.Excellent)]
    [InlineData(0.05, 0, 4.03, ConnectionQuality.Good)]
    [InlineData(0.1, 0, 3.49, ConnectionQuality.Poor)]
    [InlineData(0.2, 0, 2.20, ConnectionQuality.Poor)]
    [InlineData(1, 0, 1.00, ConnectionQuality.Poor)]
    [InlineData(0, 300, 4.29, ConnectionQuality.Excellent)]
    [InlineData(0, 1000, 2.74, ConnectionQuality.Poor)]
    [InlineData(0.05, 1000, 2.10, ConnectionQuality.Poor)]
    public void Score_ByLossAndRoundTrip_IsAnOpinionOfOneToFive(double loss, int roundTrip, float score, object quality)
    {
        var figures = new LegFigures(loss, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(roundTrip));

        figures.Score.ShouldBe(score, 0.01f);
        figures.Quality.ShouldBe((ConnectionQuality)quality);
    }

    [Fact]
    public void Worst_OfTwoDirections_TakesTheWorseOfEach()
    {
        var figures = default(LegFigures)
            .Worst(new RtpStatistics(100, 5, 0.05, TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(80)))
            .Worst(new RtpStatistics(100, 0, 0, TimeSpan.FromMilliseconds(30), RoundTrip: null));

        figures.ShouldBe(new LegFigures(0.05, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(80)));
    }
}
