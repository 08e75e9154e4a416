using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Parley.Server.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Seconds: a guardrail takes a fraction of a millisecond, a turn half a second, a hanging engine its deadline.</summary>
    private static readonly double[] Durations = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2, 3, 5, 10, 30];

    /// <summary>Time over the length of the audio: real time is 1.</summary>
    private static readonly double[] Factors = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 5];

    /// <summary>All meters of Parley's modules by their prefix, the runtime's and the web server's, for Prometheus to fetch.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<MediaMetrics>().ConfigureOpenTelemetryMeterProvider((provider, _) => provider.GetRequiredService<MediaMetrics>());
        services.AddSingleton<ProcessMetrics>().ConfigureOpenTelemetryMeterProvider((provider, _) => provider.GetRequiredService<ProcessMetrics>());
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .ConfigureResource(resource => resource.AddService("parley"))
            .AddMeter("Parley.*")
            .AddView(BucketsOf)
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        return services;
    }

    /// <summary>Without any, and where an instrument brings none, seconds would be counted into buckets that are made for milliseconds.</summary>
    private static ExplicitBucketHistogramConfiguration? BucketsOf(Instrument instrument) => instrument is not Histogram<double> { Advice: null }
        || !instrument.Meter.Name.StartsWith("Parley.", StringComparison.Ordinal)
        ? null
        : new ExplicitBucketHistogramConfiguration { Boundaries = instrument.Unit == "s" ? Durations : Factors };
}
