using Parley.Benchmarks.Hosting;
using Parley.Benchmarks.Reporting;
using Parley.Cli.Calling;

namespace Parley.Benchmarks.Load;

/// <summary>
/// Many WebRTC calls at once: real Opus, SRTP, VAD and recording; stub recogniser, model and voice. The generator runs beside the server on
/// the same machine, and its share of the processor is not the server's.
/// </summary>
internal static class LoadBenchmark
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(8);

    public static async Task<Section> RunAsync(int calls, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var server = await ServerUnderTest.StartAsync(typeof(LoadBenchmark).Assembly.Location, ["host"], cancellationToken);
        var speech = EncodedSpeech.Of((await CallerVoice.SpeakAsync("When are you open on Monday?", "clear", cancellationToken)).Samples.Span);
        await using (await LoadCallers.JoinAsync(server.Address, 2, speech, cancellationToken))
            await Task.Delay(Settle, TimeProvider.System, cancellationToken);
        var idleBytes = server.ResidentBytes;

        await using var callers = await LoadCallers.JoinAsync(server.Address, calls, speech, cancellationToken);
        await Task.Delay(Settle, TimeProvider.System, cancellationToken);
        callers.Start();
        var (before, began) = (server.ProcessorTime, TimeProvider.System.GetTimestamp());
        await Task.Delay(duration, TimeProvider.System, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(began);
        var processor = (server.ProcessorTime - before) / elapsed * 100;
        var deviations = callers.Stop();
        var megabytes = (server.ResidentBytes - idleBytes) / 1048576.0;
        var overhead = await PlatformOverhead.OfAsync(server.Address, callers.CallIds, cancellationToken);
        return new Section("load", $"{calls} calls for {duration.TotalSeconds:0} s, generator on the same machine; a question every 8 s each",
        [
            new Figure("calls held", callers.CallIds.Count, "calls", 100, MoreIsBetter: true),
            new Figure("playout jitter p50", Percentiles.Of(deviations, 50), "ms"),
            new Figure("playout jitter p99", Percentiles.Of(deviations, 99), "ms"),
            new Figure("playout jitter p99.9", Percentiles.Of(deviations, 99.9), "ms", 5),
            new Figure("agent packets measured", deviations.Length, "packets"),
            new Figure("processor, share of a core a call", processor / calls, "%", 1),
            new Figure("processor, whole server", processor, "% of a core"),
            new Figure("resident memory a call", megabytes / calls, "MB", 2),
            .. overhead,
        ]);
    }
}
