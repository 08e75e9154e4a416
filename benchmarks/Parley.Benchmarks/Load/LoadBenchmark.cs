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
    private const string Question = "I would like to know when you are open on Monday because I can only come after work.";

    /// <summary>
    /// The runtime compiles what is hot again, for half a minute and on a slow machine for longer: a server that has been up for longer is what is
    /// measured, so it is waited for until hardly anything is compiled any more.
    /// </summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan LongestSettle = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>Percent of a core.</summary>
    private const double HardlyCompiling = 2;

    /// <summary>Setting memory aside stands the generator still for a moment.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const long GeneratorMemory = 200_000_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public static async Task<Section> RunAsync(int calls, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var server = await ServerUnderTest.StartAsync(typeof(LoadBenchmark).Assembly.Location, ["host"], cancellationToken);
        var speech = EncodedSpeech.Of((await CallerVoice.SpeakAsync(Question, "clear", cancellationToken)).Samples.Span);
        await using (await LoadCallers.JoinAsync(server.Address, 2, speech, cancellationToken))
            await Task.Delay(WarmUp, TimeProvider.System, cancellationToken);
        var idleBytes = server.ResidentBytes;

        await using var callers = await LoadCallers.JoinAsync(server.Address, calls, speech, cancellationToken);
        await SettleAsync(server, cancellationToken);
        var settled = await PlatformOverhead.TurnsAsync(server.Address, callers.CallIds, cancellationToken);
        // The generator's own collections would be measured as the server's jitter.
        var untouched = GC.TryStartNoGCRegion(GeneratorMemory);
        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        var machine = Standstills.Watch();
        callers.Start();
        var first = await ServerFigures.ReadAsync(server, cancellationToken);
        await Task.Delay(duration, TimeProvider.System, cancellationToken);
        var last = await ServerFigures.ReadAsync(server, cancellationToken);
        var gaps = callers.Stop();
        var standstills = machine.Stop();
        if (untouched && System.Runtime.GCSettings.LatencyMode == System.Runtime.GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        var megabytes = (server.ResidentBytes - idleBytes) / 1048576.0;
        var overhead = await PlatformOverhead.OfAsync(server.Address, settled, cancellationToken);
        return new Section("load", $"{calls} calls for {duration.TotalSeconds:0} s, generator on the same machine; each a question and an answer of 4 s every 10 s",
        [
            new Figure("calls held", last.ActiveCalls, "calls", 100, MoreIsBetter: true),
            .. Jitter(gaps, standstills),
            new Figure("resident memory a call", megabytes / calls, "MB", 2),
            .. ServerFigures.Between(first, last, calls),
            .. overhead,
        ]);
    }

    private static async Task SettleAsync(ServerUnderTest server, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Task.Delay(Settle, TimeProvider.System, cancellationToken);
        var before = await ServerFigures.ReadAsync(server, cancellationToken);
        double compiling;
        do
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
            var now = await ServerFigures.ReadAsync(server, cancellationToken);
            compiling = now.CompilingSince(before);
            before = now;
        }
        while (compiling > HardlyCompiling && TimeProvider.System.GetElapsedTime(began) < LongestSettle);
    }

    /// <summary>Once with everything that happened, and once without what the machine itself held up.</summary>
    private static IEnumerable<Figure> Jitter(PacketGap[] gaps, IReadOnlyList<Standstills.Standstill> standstills)
    {
        double[] all = [.. gaps.Select(gap => gap.Deviation)];
        double[] undisturbed = [.. gaps.Where(gap => !standstills.Any(standstill => standstill.Touches(gap))).Select(gap => gap.Deviation)];
        yield return new Figure("playout jitter p50", Percentiles.Of(all, 50), "ms");
        yield return new Figure("playout jitter p99", Percentiles.Of(all, 99), "ms");
        yield return new Figure("playout jitter p99.9", Percentiles.Of(all, 99.9), "ms", 5);
        yield return new Figure("agent packets measured", all.Length, "packets");
        yield return new Figure("the machine itself stood still for 5 ms and longer", standstills.Count, "times");
        yield return new Figure("the machine itself stood still at the longest", standstills.Select(standstill => standstill.Longer).DefaultIfEmpty().Max(), "ms");
        yield return new Figure("playout jitter p99.9 but for its standstills", Percentiles.Of(undisturbed, 99.9), "ms");
        yield return new Figure("agent packets its standstills touched", all.Length - undisturbed.Length, "packets");
    }
}
