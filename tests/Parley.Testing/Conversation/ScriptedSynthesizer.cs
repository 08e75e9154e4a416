using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech;

namespace Parley.Testing.Conversation;

/// <summary>Speaks each word for the same time at a constant level. Can be told to misbehave.</summary>
public sealed class ScriptedSynthesizer(TimeProvider clock) : ISpeechSynthesizer
{
    public static readonly TimeSpan WordLength = TimeSpan.FromMilliseconds(200);

    private static readonly AudioFormat Format = new(16_000, 1);

    public TimeSpan FirstAudioDelay { get; set; } = TimeSpan.FromMilliseconds(15);

    /// <summary>Whether words come with their times.</summary>
    public bool TimesWords { get; set; } = true;

    /// <summary>Fails on sentences that hold this; "" fails on all.</summary>
    public string? ThrowsOn { get; set; }

    /// <summary>Hangs on sentences that hold this, whoever cancels; "" hangs on all.</summary>
    public string? HangsOn { get; set; }

    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = TimeSpan.Zero;
        await foreach (var sentence in sentences.WithCancellation(cancellationToken))
        {
            if (ThrowsOn is { } broken && sentence.Contains(broken, StringComparison.Ordinal))
                throw new SpeechEngineException("The synthesiser is broken.");
            if (HangsOn is { } hung && sentence.Contains(hung, StringComparison.Ordinal))
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, CancellationToken.None);
            await Task.Delay(FirstAudioDelay, clock, cancellationToken);
            foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var samples = new short[Format.SamplesIn(WordLength)];
                Array.Fill(samples, (short)3000);
                WordTiming[] timing = TimesWords ? [new WordTiming(word, position, position + WordLength)] : [];
                yield return new SynthesizedSpeech(new AudioFrame(Format, position, samples), timing);
                position += WordLength;
            }
        }
    }
}
