using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech;

namespace Parley.Simulation.Calls;

/// <summary>Speaks at a person's pace without a sound: a steady level stands for each word.</summary>
internal sealed class SilentVoice(TimeProvider clock) : ISpeechSynthesizer
{
    private const short Level = 2000;

    private static readonly AudioFormat Format = new(8000, 1);
    private static readonly TimeSpan FirstAudio = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Word = TimeSpan.FromMilliseconds(320);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(240);
    private static readonly short[] Sound = [.. Enumerable.Repeat(Level, Format.SamplesIn(Word + Pause))];

    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = TimeSpan.Zero;
        await foreach (var sentence in sentences.WithCancellation(cancellationToken))
        {
            await Task.Delay(FirstAudio, clock, cancellationToken);
            var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                var length = i < words.Length - 1 ? Word : Word + Pause;
                var audio = new AudioFrame(Format, position, Sound.AsMemory(0, Format.SamplesIn(length)));
                yield return new SynthesizedSpeech(audio, [new WordTiming(words[i], position, position + Word)]);
                position += length;
            }
        }
    }
}
