using System.Runtime.CompilerServices;
using Parley.Audio;

namespace Parley.Speech.Tests.Resilience;

/// <summary>A voice of 100 ms a word that can throw or hang at a given word, and remembers the text it was given.</summary>
internal sealed class ScriptedSynthesizer : ISpeechSynthesizer
{
    private static readonly TimeSpan s_word = TimeSpan.FromMilliseconds(100);

    public List<string> Given { get; } = [];

    public int? ThrowAtWord { get; init; }

    public int? HangAtWord { get; init; }

    /// <summary>Hangs by blocking its thread, deaf to cancellation, until this is set.</summary>
    public ManualResetEventSlim? BlockUntil { get; init; }

    public bool HasWordTimes { get; init; } = true;

    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = TimeSpan.Zero;
        var count = 0;
        await foreach (var sentence in sentences.WithCancellation(cancellationToken))
        {
            Given.Add(sentence);
            foreach (var word in sentence.Split(' '))
            {
                if (count == ThrowAtWord)
                    throw new InvalidOperationException("broken voice");
                if (count++ == HangAtWord)
                {
                    Hanging.SetResult();
                    BlockUntil?.Wait(CancellationToken.None);
                    await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
                }

                var audio = new AudioFrame(AudioFormat.Recognition, position, new short[1600]);
                yield return new SynthesizedSpeech(audio, HasWordTimes ? [new WordTiming(word, position, position + s_word)] : []);
                position += s_word;
            }
        }
    }
}
