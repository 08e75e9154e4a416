using OpenTelemetry.Metrics;

namespace Parley.Server.Telemetry;

internal static class TelemetryServices
{
    /// <summary>All meters of Parley's modules by their prefix, the runtime's and the web server's, for Prometheus to fetch.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<MediaMetrics>().ConfigureOpenTelemetryMeterProvider((provider, _) => provider.GetRequiredService<MediaMetrics>());
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Parley.*")
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        return services;
    }
}
