using System.Runtime.CompilerServices;
using Parley.Audio;

namespace Parley.Speech.Tests.Resilience;

/// <summary>Counts the audio it hears; can throw after some frames, hang at the end, or forget its final.</summary>
internal sealed class ScriptedRecognizer : ISpeechRecognizer
{
    public int? ThrowAfterFrames { get; init; }

    public bool HangAtEnd { get; init; }

    public bool NoFinal { get; init; }

    public bool NoInterims { get; init; }

    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var frames = 0;
        var sum = 0L;
        await foreach (var frame in audio.WithCancellation(cancellationToken))
        {
            sum += frame.Samples.Span[0];
            if (++frames == ThrowAfterFrames)
                throw new InvalidOperationException("broken recogniser");
            if (!NoInterims)
                yield return new Transcript($"{frames}", false, TimeSpan.Zero, frame.End, []);
        }

        if (HangAtEnd)
        {
            Hanging.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        }

        if (!NoFinal)
            yield return new Transcript($"{frames} frames, sum {sum}", true, TimeSpan.Zero, TimeSpan.Zero, []);
    }
}
