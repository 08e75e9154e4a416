using System.Diagnostics.Metrics;
using Parley.Media;

namespace Parley.Server.Telemetry;

/// <summary>The meter <c>Parley.Media</c>: how late the clock comes that all audio leaves by, which is the first to tell that a machine has too many calls, and how callers' audio arrives.</summary>
internal sealed class MediaMetrics : IDisposable
{
    /// <summary>Seconds, dense where a busy machine can be told from a quiet one; beyond the last the clock gives up.</summary>
    private static readonly double[] Steps =
    [
        0.0001, 0.0002, 0.0003, 0.0004, 0.0005, 0.0006, 0.0008, 0.001, 0.00125, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03,
        0.05, 0.1, 0.2,
    ];

    private readonly Meter _meter;

    public MediaMetrics(IMeterFactory meters, MediaClock clock, MicrophoneArrivals arrivals)
    {
        _meter = meters.Create("Parley.Media");
        // Counted, not summed up: whoever looks, and however many do, sees every tick and forgets none.
        var lateness = _meter.CreateHistogram<double>(
            "parley.media.tick.lateness", "s", "How late the media clock's ticks came.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Steps });
        clock.Lateness = late => lateness.Record(late.TotalSeconds);
        _meter.CreateObservableCounter("parley.media.tick.skips", () => clock.Skips, "{skip}", "Standstills too long to catch up.");
        _meter.CreateObservableGauge("parley.media.tick.subscribers", () => clock.Subscribers, "{subscriber}", "Streams the media clock moves.");
        _meter.CreateObservableCounter("parley.media.microphone.packets", () => Packets(arrivals.Total), "{packet}", "Packets of callers' microphones, by what became of them.");
        _meter.CreateObservableGauge("parley.media.codecs", () => OpusStates.Held, "{codec}", "Opus encoders and decoders held.");
    }

    public void Dispose() => _meter.Dispose();

    private static Measurement<long>[] Packets(JitterStatistics total) =>
    [
        Of("received", total.Received), Of("duplicate", total.Duplicates), Of("reordered", total.Reordered), Of("late", total.Late),
        Of("lost", total.Lost), Of("recovered", total.Recovered), Of("refused", total.Refused), Of("expanded", total.Expanded), Of("accelerated", total.Accelerated),
    ];

    private static Measurement<long> Of(string outcome, long packets) => new(packets, new KeyValuePair<string, object?>("outcome", outcome));
}
