using System.Runtime.CompilerServices;
using Parley.Speech;

namespace Parley.Simulation.Voices;

/// <summary>The synthesiser, whose first sound of a sentence takes as long on the simulated clock as on a modest machine.</summary>
internal sealed class PacedVoice(ISpeechSynthesizer inner, TimeProvider clock) : ISpeechSynthesizer
{
    private static readonly TimeSpan FirstAudio = TimeSpan.FromMilliseconds(40);

    public IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, CancellationToken cancellationToken) =>
        inner.SynthesizeAsync(PaceAsync(sentences, cancellationToken), options, cancellationToken);

    private async IAsyncEnumerable<string> PaceAsync(IAsyncEnumerable<string> sentences, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var sentence in sentences.WithCancellation(cancellationToken))
        {
            await Task.Delay(FirstAudio, clock, cancellationToken);
            yield return sentence;
        }
    }
}
