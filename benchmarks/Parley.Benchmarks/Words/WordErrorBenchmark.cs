using Parley.Benchmarks.Reporting;
using Parley.Testing;

namespace Parley.Benchmarks.Words;

/// <summary>Word error rate of the recogniser port over every clip of the shared speech.</summary>
internal static class WordErrorBenchmark
{
    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        if (RepositoryPaths.SharedSpeech is not { } speech)
            return new Section("words", "left out: no recorded speech lies beside the repository", []);
        using var engine = new EngineAlone();
        var figures = new List<Figure>();
        foreach (var condition in SoundCondition.All)
        {
            var total = await engine.MeasureAsync(SpokenClip.Read(speech, condition, most: null), cancellationToken);
            figures.Add(new Figure($"{condition}", Math.Round(total.Value * 100, 1), "% WER", condition.Target));
        }

        return new Section("words", "each clip as one utterance through the recogniser port, interims off", figures);
    }
}
