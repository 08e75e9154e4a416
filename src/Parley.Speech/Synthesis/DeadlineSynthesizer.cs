using System.Runtime.CompilerServices;
using Parley.Speech.Resilience;

namespace Parley.Speech.Synthesis;

/// <summary>Makes a voice that hangs one that fails. While it waits for the next sentence it is not late.</summary>
internal sealed class DeadlineSynthesizer(ISpeechSynthesizer inner, SynthesisDeadlines deadlines, AbandonedEngines abandoned, TimeProvider clock) : ISpeechSynthesizer
{
    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(deadlines.FirstAudio, "The first audio", clock);
        var isFirst = true;
        await foreach (var piece in WatchedEngine.ReadAsync(
            token => inner.SynthesizeAsync(WatchAsync(sentences, watchdog, token), options, token), watchdog, abandoned, cancellationToken))
        {
            if (isFirst)
                watchdog.Expect(deadlines.BetweenAudio, "More audio");
            isFirst = false;
            yield return piece;
        }
    }

    private static async IAsyncEnumerable<string> WatchAsync(
        IAsyncEnumerable<string> sentences, Watchdog watchdog, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var sentence in sentences.WithCancellation(cancellationToken))
        {
            watchdog.Owe(true);
            yield return sentence;
            watchdog.Owe(false);
        }

        watchdog.Owe(true);
    }
}
