using System.Runtime.CompilerServices;
using Parley.Speech;

namespace Parley.Simulation.Calls;

/// <summary>A voice that hangs when it is asked for the times given, counted from 1: nothing is heard of that speech, and no fault either.</summary>
internal sealed class StallingVoice(ISpeechSynthesizer inner, IReadOnlyCollection<int> stalls, TimeProvider clock) : ISpeechSynthesizer
{
    private int _asked;

    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (stalls.Contains(++_asked))
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        await foreach (var speech in inner.SynthesizeAsync(sentences, options, cancellationToken))
            yield return speech;
    }
}
