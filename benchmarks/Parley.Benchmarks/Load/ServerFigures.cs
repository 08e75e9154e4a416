using System.Diagnostics;
using System.Globalization;
using Parley.Benchmarks.Hosting;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Load;

/// <summary>What server and generator had used up at one moment, and what the server says of itself at <c>/metrics</c>.</summary>
internal sealed record ServerFigures(long At, TimeSpan Server, TimeSpan Generator, IReadOnlyDictionary<string, double> Metrics)
{
    private const string Lateness = "parley_media_tick_lateness_seconds_bucket";

    /// <summary>As the server counts them.</summary>
    public double ActiveCalls => Sum("parley_calls_active");

    public static async Task<ServerFigures> ReadAsync(ServerUnderTest server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var metrics = Parse(await http.GetStringAsync("/metrics", cancellationToken));
        return new ServerFigures(TimeProvider.System.GetTimestamp(), server.ProcessorTime, Process.GetCurrentProcess().TotalProcessorTime, metrics);
    }

    public static IReadOnlyList<Figure> Between(ServerFigures first, ServerFigures last, int calls)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(first.At, last.At);
        var processor = (last.Server - first.Server) / elapsed * 100;
        var generator = (last.Generator - first.Generator) / elapsed * 100;
        return
        [
            new Figure("processor, share of a core a call", processor / calls, "%", 1),
            new Figure("processor, whole server", processor, "% of a core"),
            new Figure("processor, whole generator", generator, "% of a core"),
            // The generator's work is always the same: it tells a slow hour from a slow server.
            new Figure("processor, server to generator", processor / generator, "times"),
            new Figure("media clock late p50", last.LateSince(first, 0.5), "ms"),
            new Figure("media clock late p99", last.LateSince(first, 0.99), "ms"),
            new Figure("media clock late p99.9", last.LateSince(first, 0.999), "ms"),
            new Figure("compiled by the runtime meanwhile", last.CompilingSince(first), "% of a core"),
            new Figure("paused by the garbage collector", Rate("dotnet_gc_pause_time_seconds_total") * 100, "% of the time"),
            new Figure("collections", Rate("dotnet_gc_collections_total"), "a second"),
        ];

        double Rate(string name) => (last.Sum(name) - first.Sum(name)) / elapsed.TotalSeconds;
    }

    /// <summary>What of a core the runtime's compiler took, in percent.</summary>
    public double CompilingSince(ServerFigures earlier) =>
        (Sum("dotnet_jit_compilation_time_seconds_total") - earlier.Sum("dotnet_jit_compilation_time_seconds_total"))
        / TimeProvider.System.GetElapsedTime(earlier.At, At).TotalSeconds * 100;

    /// <summary>Milliseconds that this share of the ticks between did not exceed; within a bucket as if they were spread evenly.</summary>
    private double LateSince(ServerFigures earlier, double share)
    {
        var wanted = share * (LateTicks().Last().Count - earlier.LateTicks().Last().Count);
        var (below, seen) = (0.0, 0.0);
        foreach (var ((edge, now), (_, before)) in LateTicks().Zip(earlier.LateTicks()))
        {
            if (now - before >= wanted)
                return 1000 * (double.IsInfinity(edge) ? below : below + (edge - below) * (wanted - seen) / Math.Max(1, now - before - seen));
            (below, seen) = (edge, now - before);
        }

        return double.NaN;
    }

    /// <summary>How many ticks were at most this many seconds late, since the server began, in ascending order.</summary>
    private List<(double Edge, double Count)> LateTicks() =>
    [
        .. Metrics.Where(metric => metric.Key.StartsWith(Lateness, StringComparison.Ordinal))
            .Select(metric => (EdgeOf(metric.Key), metric.Value)).OrderBy(bucket => bucket.Item1),
    ];

    private static double EdgeOf(string name)
    {
        var edge = name[(name.IndexOf("le=\"", StringComparison.Ordinal) + 4)..];
        edge = edge[..edge.IndexOf('"', StringComparison.Ordinal)];
        return edge == "+Inf" ? double.PositiveInfinity : double.Parse(edge, CultureInfo.InvariantCulture);
    }

    private double Sum(string name) => Metrics.Where(metric => metric.Key.StartsWith(name, StringComparison.Ordinal)).Sum(metric => metric.Value);

    /// <summary>Lines of Prometheus text: name and labels, value, sometimes a time.</summary>
    private static Dictionary<string, double> Parse(string text)
    {
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var labels = line.LastIndexOf('}');
            var name = labels > 0 ? line[..(labels + 1)] : line[..line.IndexOf(' ', StringComparison.Ordinal)];
            var value = line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            metrics[name] = double.Parse(value, CultureInfo.InvariantCulture);
        }

        return metrics;
    }
}
