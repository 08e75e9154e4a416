namespace Parley.Speech.EndOfTurn;

/// <summary>A transcript as the rules look at it: bare lower-case words and the mark at its end.</summary>
internal sealed record TurnText
{
    public TurnText(string transcript)
    {
        var text = transcript.Trim().Replace('’', '\'');
        Written = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        Words = [.. Written.Select(Bare).Where(word => word.Length > 0)];
        EndsOpen = text.EndsWith(',') || text.EndsWith('-') || text.EndsWith('—') || text.EndsWith(':') || text.EndsWith('…')
            || text.EndsWith("...", StringComparison.Ordinal);
        EndsWithComma = text.EndsWith(',');
        IsQuestion = text.EndsWith('?');
        IsSentence = !EndsOpen && (text.EndsWith('.') || text.EndsWith('!'));
    }

    public IReadOnlyList<string> Written { get; }

    public IReadOnlyList<string> Words { get; }

    public string Last => Words[^1];

    public bool EndsOpen { get; }

    /// <summary>A recogniser sets it after a level tone: more may come, or a short answer was said without a melody.</summary>
    public bool EndsWithComma { get; }

    public bool IsQuestion { get; }

    public bool IsSentence { get; }

    public bool EndsWith(string phrase) => Words.Count - phrase.AsSpan().Count(' ') - 1 is >= 0 and var first && IsFrom(first, phrase);

    public bool Is(string phrase) => IsFrom(0, phrase);

    public bool Contains(string phrase) => $" {string.Join(' ', Words)} ".Contains($" {phrase} ", StringComparison.Ordinal);

    // Asked of dozens of phrases for every few words of every caller: nothing is set aside for it.
    private bool IsFrom(int first, ReadOnlySpan<char> phrase)
    {
        foreach (var word in phrase.Split(' '))
        {
            if (first >= Words.Count || !phrase[word].SequenceEqual(Words[first]))
                return false;
            first++;
        }

        return first == Words.Count;
    }

    private static string Bare(string word) => word.ToLowerInvariant().Trim('.', ',', '?', '!', ';', ':', '"', '(', ')', '…', '—', '-');
}
