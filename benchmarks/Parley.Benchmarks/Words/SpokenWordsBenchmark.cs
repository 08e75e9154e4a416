using Parley.Benchmarks.Hosting;
using Parley.Benchmarks.Reporting;
using Parley.Testing;
using Parley.Testing.Speech;

namespace Parley.Benchmarks.Words;

/// <summary>
/// Word error rate of the whole live path: a caller plays each clip into a call (Opus, SRTP, loopback, jitter buffer, VAD, pre-roll, segmentation,
/// endpointing), and what the agent understood is what the call's captions say. Beside it the engine alone on the same clips.
/// </summary>
internal static class SpokenWordsBenchmark
{
    /// <summary>Calls at once: a call mostly waits, for the greeting and the answer.</summary>
    private const int Lines = 3;

    /// <param name="most">Clips of each condition; null for all.</param>
    public static async Task<Section> RunAsync(int? most, CancellationToken cancellationToken)
    {
        if (RepositoryPaths.SharedSpeech is not { } speech)
            return new Section("words --through-calls", "left out: no recorded speech lies beside the repository", []);
        await using var server = await ServerUnderTest.StartAsync(Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"), [], cancellationToken);
        using var engine = new EngineAlone();
        var (figures, calls) = (new List<Figure>(), 0);
        foreach (var condition in SoundCondition.All)
        {
            var clips = SpokenClip.Read(speech, condition, most);
            var (live, alone) = (await SpeakAsync(server.Address, clips, cancellationToken), await engine.MeasureAsync(clips, cancellationToken));
            figures.Add(new Figure($"{condition}, {clips.Count} calls", Math.Round(live.Value * 100, 1), "% WER", condition.Target));
            figures.Add(new Figure($"{condition}, the engine alone on the same clips", Math.Round(alone.Value * 100, 1), "% WER"));
            calls += clips.Count;
        }

        return new Section("words --through-calls", $"{calls} calls in real time, {Lines} at once, one clip each; what their captions say the caller said", figures);
    }

    private static async Task<WordErrorRate> SpeakAsync(Uri server, IReadOnlyList<SpokenClip> clips, CancellationToken cancellationToken)
    {
        var errors = new WordErrorRate[clips.Count];
        await Parallel.ForAsync(0, clips.Count, new ParallelOptions { MaxDegreeOfParallelism = Lines, CancellationToken = cancellationToken }, async (index, token) =>
        {
            var heard = await ClipCall.HeardAsync(server, clips[index], token);
            errors[index] = WordErrorRate.Measure(clips[index].Text, heard);
            // What goes wrong on the way is worth reading: a figure alone does not say whether words were cut, doubled or misheard.
            if (errors[index].Errors > 0)
                Console.Error.WriteLine($"{clips[index].Name}: {errors[index]}\n  said:  {clips[index].Text}\n  heard: {heard}");
        });
        return errors.Aggregate((sum, error) => sum + error);
    }
}
