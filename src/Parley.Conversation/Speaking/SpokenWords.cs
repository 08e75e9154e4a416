using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>The words of one speech on its own timeline, and which of them a duration of it covers. Thread-safe.</summary>
internal sealed class SpokenWords
{
    // Below the pace of a slow speaker: without word times, what was heard is rather under- than overestimated.
    private const double CharactersPerSecond = 14;

    // A word whose last 30 ms are missing was understood.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(30);

    private readonly Lock _gate = new();
    private readonly List<WordTiming> _words = [];
    private readonly List<string> _texts = [];
    private TimeSpan _produced;

    /// <summary>All text given to the synthesiser so far.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
                return string.Join(' ', _texts);
        }
    }

    public void AddText(string text)
    {
        lock (_gate)
            _texts.Add(text);
    }

    /// <summary>Audio was made.</summary>
    /// <param name="words">The words that begin in it.</param>
    /// <param name="earlier">How much sooner they come than the synthesiser thinks, because leading silence was left out.</param>
    /// <param name="length">Its length.</param>
    public void AddAudio(IReadOnlyList<WordTiming> words, TimeSpan earlier, TimeSpan length)
    {
        lock (_gate)
        {
            _produced += length;
            foreach (var word in words)
                _words.Add(word with { Start = Back(word.Start, earlier), End = Back(word.End, earlier) });
        }
    }

    /// <summary>The words that were heard whole, with their times.</summary>
    public IReadOnlyList<WordTiming> Heard(TimeSpan heard)
    {
        lock (_gate)
            return [.. _words.Where(word => word.End <= heard + Tolerance)];
    }

    /// <summary>The text that was heard; by proportion where the engine times no words.</summary>
    public string HeardText(TimeSpan heard)
    {
        lock (_gate)
            return _words.Count > 0 ? Join(_words.TakeWhile(word => word.End <= heard + Tolerance)) : Proportional(heard);
    }

    /// <summary>The text up to the word being said, for captions; null when that is the same word as last time.</summary>
    /// <param name="heard">How much of the speech was.</param>
    /// <param name="begun">How far it went last time, 0 at first; set to how far it goes now.</param>
    public string? BegunText(TimeSpan heard, ref int begun)
    {
        lock (_gate)
        {
            if (_words.Count == 0)
                return Proportional(heard) is var text && text.Length != begun ? text[..(begun = text.Length)] : null;
            var words = 0;
            while (words < _words.Count && _words[words].Start < heard)
                words++;
            return words != begun ? Join(_words.Take(begun = words)) : null;
        }
    }

    private static TimeSpan Back(TimeSpan time, TimeSpan by) => time > by ? time - by : TimeSpan.Zero;

    private static string Join(IEnumerable<WordTiming> words) => string.Join(' ', words.Select(word => word.Text));

    private string Proportional(TimeSpan heard)
    {
        var text = string.Join(' ', _texts);
        var spoken = TimeSpan.FromSeconds(text.Length / CharactersPerSecond);
        var total = _produced > spoken ? _produced : spoken;
        if (text.Length == 0 || total <= TimeSpan.Zero)
            return "";
        var reached = (int)(text.Length * Math.Min(1, heard / total));
        if (reached >= text.Length)
            return text;
        var wordEnd = text.LastIndexOf(' ', reached);
        return wordEnd <= 0 ? "" : text[..wordEnd];
    }
}
