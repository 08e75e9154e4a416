using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech;

namespace Parley.Testing.Conversation;

/// <summary>Hears the words of a <see cref="CallerScript"/> that lie in the audio it is given. Can be told to misbehave.</summary>
public sealed class ScriptedRecognizer(CallerScript script, TimeProvider clock) : ISpeechRecognizer
{
    /// <summary>How long the final takes once the audio ended.</summary>
    public TimeSpan FinalDelay { get; set; } = TimeSpan.FromMilliseconds(120);

    public TimeSpan InterimEvery { get; set; } = TimeSpan.FromMilliseconds(300);

    public bool Interims { get; set; } = true;

    public bool Throws { get; set; }

    public bool Hangs { get; set; }

    /// <summary>Hears nothing, but says so.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Runs { get; private set; }

    /// <summary>Where the audio of each run began.</summary>
    public List<TimeSpan> Beginnings { get; } = [];

    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Runs++;
        TimeSpan? start = null;
        var end = TimeSpan.Zero;
        var told = TimeSpan.Zero;
        await foreach (var frame in audio.WithCancellation(cancellationToken))
        {
            if (start is null)
                Beginnings.Add(frame.Position);
            start ??= frame.Position;
            end = frame.End;
            if (Throws)
                throw new SpeechEngineException("The recogniser is broken.");
            if (Interims && !Hangs && end - Later(told, start.Value) >= InterimEvery)
            {
                told = end;
                yield return Hear(start.Value, end, isFinal: false);
            }
        }

        // A hang heeds no cancellation, as a native call would not.
        if (Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, CancellationToken.None);
        await Task.Delay(FinalDelay, clock, cancellationToken);
        yield return Hear(start ?? TimeSpan.Zero, end, isFinal: true);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Transcript Hear(TimeSpan start, TimeSpan end, bool isFinal)
    {
        // A word counts once most of it was heard.
        var words = IsDeaf ? [] : script.Words.Where(word => (word.Start + word.End) / 2 is var middle && middle >= start && middle <= end).ToList();
        return new Transcript(string.Join(' ', words.Select(word => word.Text)), isFinal, start, end, words);
    }
}
