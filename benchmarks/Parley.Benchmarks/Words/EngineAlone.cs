using Parley.Audio;
using Parley.Calls;
using Parley.Speech;
using Parley.Tenancy;
using Parley.Testing.Speech;

namespace Parley.Benchmarks.Words;

/// <summary>Clips straight into the recogniser port as calls use it (decorators, windows, repetition guard, the base model for finals): each as one utterance, interims off.</summary>
internal sealed class EngineAlone : IDisposable
{
    private readonly LocalEngines _engines = LocalEngines.Load();

    public async Task<WordErrorRate> MeasureAsync(IEnumerable<SpokenClip> clips, CancellationToken cancellationToken)
    {
        var total = default(WordErrorRate);
        foreach (var clip in clips)
            total += WordErrorRate.Measure(clip.Text, await HearAsync(clip.Samples, cancellationToken));
        return total;
    }

    public void Dispose() => _engines.Dispose();

    private async Task<string> HearAsync(short[] samples, CancellationToken cancellationToken)
    {
        var call = new CallContext(new CallId("call_words"), new TenantContext(TenantId.Parse("bench")), TimeProvider.System);
        var heard = "";
        await foreach (var transcript in _engines.Get<ISpeechRecognizer>().RecognizeAsync(Frames(samples), new RecognitionOptions(call, "en", Interims: false), cancellationToken))
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
