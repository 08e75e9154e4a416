using Parley.Speech.Flite;

namespace Parley.Speech.Spoken;

/// <summary>A sentence prepared for speech, which remembers what was written.</summary>
internal sealed record SpokenSentence(IReadOnlyList<SpokenWord> Words)
{
    /// <summary>What the engine reads; empty when nothing in it can be said.</summary>
    public string Text { get; } = string.Join(' ', Words.Select(word => word.Spoken).Where(spoken => spoken.Length > 0));

    /// <summary>
    /// Word times from token times, shifted by <paramref name="offset"/>. A word that is not pronounced stands where the one before
    /// it ends, so that the written text is complete.
    /// </summary>
    public IEnumerable<WordTiming> Time(IReadOnlyList<FliteToken> tokens, TimeSpan offset)
    {
        var next = 0;
        var end = tokens.Count > 0 ? tokens[0].Start : 0f;
        foreach (var word in Words)
        {
            var own = tokens.Skip(next).Take(word.TokenCount).Where(token => token.IsSpoken).ToArray();
            next += word.TokenCount;
            var start = own.Length > 0 ? own[0].Start : end;
            end = own.Length > 0 ? own[^1].End : end;
            yield return new WordTiming(word.Written, offset + TimeSpan.FromSeconds(start), offset + TimeSpan.FromSeconds(end));
        }
    }
}
