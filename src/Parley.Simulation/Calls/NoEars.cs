using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech;

namespace Parley.Simulation.Calls;

/// <summary>Ears of a call in which everything is typed: they are asked for and never used.</summary>
internal sealed class NoEars : IVoiceActivityDetectorFactory, IVoiceActivityDetector, ISpeechRecognizer, IEndOfTurnModel
{
    public int WindowSamples => 512;

    public IVoiceActivityDetector Create() => this;

    public ValueTask<float> SpeechProbabilityAsync(ReadOnlySpan<short> window) => ValueTask.FromResult(0f);

    public void Reset() { }

    public void Dispose() { }

    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in audio.WithCancellation(cancellationToken)) { }
        yield break;
    }

    public ValueTask<float> PredictAsync(EndOfTurnContext context, CancellationToken cancellationToken) => ValueTask.FromResult(1f);
}
