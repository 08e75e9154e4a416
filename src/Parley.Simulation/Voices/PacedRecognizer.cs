using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech;

namespace Parley.Simulation.Voices;

/// <summary>The recogniser, whose work takes as long on the simulated clock as on a modest machine: always the same.</summary>
internal sealed class PacedRecognizer(ISpeechRecognizer inner, TimeProvider clock) : ISpeechRecognizer
{
    private static readonly TimeSpan Interim = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Final = TimeSpan.FromMilliseconds(40);
    private const double FinalOfLength = 0.05;

    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var transcript in inner.RecognizeAsync(audio, options, cancellationToken))
        {
            await Task.Delay(transcript.IsFinal ? Final + (transcript.End - transcript.Start) * FinalOfLength : Interim, clock, cancellationToken);
            yield return transcript;
        }
    }
}
