using System.Text.Json;
using Parley.Audio;
using Parley.Benchmarks.Reporting;
using Parley.Calls;
using Parley.Media;
using Parley.Speech;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Testing.Speech;

namespace Parley.Benchmarks.Words;

/// <summary>
/// Word error rate of the recogniser port as calls use it (decorators, windows, repetition guard, the base model for finals), over every
/// clip of the shared speech.
/// </summary>
internal static class WordErrorBenchmark
{
    private static readonly (string Folder, string Condition, Func<short[], short[]> Apply, double Target)[] Conditions =
    [
        ("asterisk", "clean", SoundConditions.Clean, 3.7),
        ("asterisk", "8 kHz telephone", SoundConditions.Telephone, 4.8),
        ("asterisk", "office noise at 10 dB", SoundConditions.OfficeNoise, 7.5),
        ("librivox", "clean", SoundConditions.Clean, 1.4),
    ];

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        if (RepositoryPaths.SharedSpeech is not { } speech)
            return new Section("words", "left out: no recorded speech lies beside the repository", []);
        using var engines = LocalEngines.Load();
        var recognizer = engines.Get<ISpeechRecognizer>();
        var clips = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(speech, "transcripts.json"), cancellationToken))!;
        var figures = new List<Figure>();
        foreach (var (folder, condition, apply, target) in Conditions)
        {
            var total = default(WordErrorRate);
            foreach (var (name, text) in clips.Where(clip => clip.Key.StartsWith(folder, StringComparison.Ordinal)))
            {
                var samples = apply(WavFile.Read(Path.Combine(speech, name)).ToMono(AudioFormat.Recognition.SampleRate));
                total += WordErrorRate.Measure(text, await HearAsync(recognizer, samples, cancellationToken));
            }

            figures.Add(new Figure($"{folder}, {condition}", Math.Round(total.Value * 100, 1), "% WER", target));
        }

        return new Section("words", "each clip as one utterance through the recogniser port, interims off", figures);
    }

    private static async Task<string> HearAsync(ISpeechRecognizer recognizer, short[] samples, CancellationToken cancellationToken)
    {
        var call = new CallContext(new CallId("call_words"), new TenantContext(TenantId.Parse("bench")), TimeProvider.System);
        var heard = "";
        await foreach (var transcript in recognizer.RecognizeAsync(Frames(samples), new RecognitionOptions(call, "en", Interims: false), cancellationToken))
            heard = transcript.Text;
        return heard;
    }

    private static async IAsyncEnumerable<AudioFrame> Frames(short[] samples)
    {
        await Task.CompletedTask;
        const int Step = 512;
        for (var at = 0; at < samples.Length; at += Step)
            yield return new AudioFrame(AudioFormat.Recognition, AudioFormat.Recognition.DurationOf(at), samples.AsMemory(at, Math.Min(Step, samples.Length - at)));
    }
}
