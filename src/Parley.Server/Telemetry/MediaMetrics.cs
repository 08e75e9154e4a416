using System.Diagnostics.Metrics;
using Parley.Media;

namespace Parley.Server.Telemetry;

/// <summary>
/// The meter <c>Parley.Media</c>: how late the clock that all audio leaves by has been since it was last asked. It is the first to tell that a
/// machine has too many calls.
/// </summary>
internal sealed class MediaMetrics : IDisposable
{
    private static readonly (double Percent, KeyValuePair<string, object?> Tag)[] Quantiles =
        [(50, new("quantile", "0.5")), (99, new("quantile", "0.99")), (99.9, new("quantile", "0.999"))];

    private readonly MediaClock _clock;
    private readonly Meter _meter;
    private LatenessSnapshot _before;

    public MediaMetrics(IMeterFactory meters, MediaClock clock)
    {
        (_clock, _before) = (clock, clock.Lateness);
        _meter = meters.Create("Parley.Media");
        _meter.CreateObservableGauge("parley.media.tick.lateness", Observe, "s", "How late the media clock's ticks came since the last look.");
        _meter.CreateObservableCounter("parley.media.tick.skips", () => clock.Lateness.Skipped, "{skip}", "Standstills too long to catch up.");
        _meter.CreateObservableGauge("parley.media.tick.subscribers", () => clock.Subscribers, "{subscriber}", "Streams the media clock moves.");
    }

    public void Dispose() => _meter.Dispose();

    private List<Measurement<double>> Observe()
    {
        var now = _clock.Lateness;
        var news = now.Since(Interlocked.Exchange(ref _before, now));
        return [.. Quantiles.Select(quantile => new Measurement<double>(news.Percentile(quantile.Percent).TotalSeconds, quantile.Tag))];
    }
}
