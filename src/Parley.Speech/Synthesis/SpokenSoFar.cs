using System.Runtime.CompilerServices;
using Parley.Speech.Resilience;

namespace Parley.Speech.Synthesis;

/// <summary>
/// Keeps account of what engines handed over, on one timeline: how many words of the whole text are complete, and where the next
/// engine's audio begins. Used by one enumeration, one engine at a time.
/// </summary>
internal sealed class SpokenSoFar
{
    private readonly List<WordTiming> _begun = [];
    private TimeSpan _offset;
    private TimeSpan _end;
    private int _wordsDone;
    private int _sentencesTaken;
    private bool _hasAudio;

    /// <summary>Closes the account of the engine before: its complete words are done, the cut one is to be said again.</summary>
    public void BeginEngine()
    {
        _wordsDone += _begun.Count(word => word.End <= _end);
        _begun.Clear();
        _offset = _end;
    }

    /// <summary>The text not yet spoken: what is left of the sentence that broke off, then the sentences after it.</summary>
    public async IAsyncEnumerable<string> RemainingAsync(
        ReplayLog<string> log, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An engine without word times tells only by what it took: the sentence it was given last is said again.
        var from = _hasAudio && _wordsDone == 0 ? Math.Max(0, _sentencesTaken - 1) : 0;
        var skip = _wordsDone;
        _sentencesTaken = from;
        await foreach (var sentence in log.ReadAsync(from, cancellationToken))
        {
            _sentencesTaken++;
            var words = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var skipped = Math.Min(skip, words.Length);
            skip -= skipped;
            if (skipped < words.Length)
                yield return skipped == 0 ? sentence : string.Join(' ', words.Skip(skipped));
        }
    }

    public SynthesizedSpeech Take(SynthesizedSpeech piece)
    {
        var audio = piece.Audio with { Position = piece.Audio.Position + _offset };
        WordTiming[] words = [.. piece.Words.Select(word => word with { Start = word.Start + _offset, End = word.End + _offset })];
        _hasAudio = true;
        _end = audio.End;
        _begun.AddRange(words);
        return new SynthesizedSpeech(audio, words);
    }
}
