using System.Diagnostics;
using Parley.Benchmarks.Reporting;
using Parley.Testing;

namespace Parley.Benchmarks.Start;

/// <summary>From <c>./parley up</c> to "Parley is ready", on a machine that is set up: what whoever starts it again waits for.</summary>
internal static class StartBenchmark
{
    private const int Starts = 5;

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("parley-bench-");
        try
        {
            // The first one builds what changed, makes the database and warms the disk's cache.
            await UpAsync(data, cancellationToken);
            var seconds = new List<double>();
            while (seconds.Count < Starts)
                seconds.Add((await UpAsync(data, cancellationToken)).TotalSeconds);
            return new Section("start", $"./parley up to its address, {Starts} times on the same data folder, one at a time",
            [
                new Figure("second start p50", Percentiles.Of(seconds, 50), "s", 3),
                new Figure("second start, longest", seconds.Max(), "s", 3),
            ]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan> UpAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        string[] arguments = ["up", "--port", "0", "--udp-port", "0", "--tcp-port", "0", "--data", data.FullName];
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(RepositoryPaths.Root, "parley"), arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("./parley did not start.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith("Parley is ready", StringComparison.Ordinal))
                continue;
            var took = Stopwatch.GetElapsedTime(began);
            await StopAsync(process, cancellationToken);
            return took;
        }

        throw new InvalidOperationException("./parley up ended before it was ready.");
    }

    /// <summary>Ctrl-C: the script has become the server by now.</summary>
    private static async Task StopAsync(Process process, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
    }
}
