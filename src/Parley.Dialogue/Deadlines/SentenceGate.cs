using System.Text;

namespace Parley.Dialogue.Deadlines;

/// <summary>
/// Lets streamed text through in whole sentences. Speaking starts at a sentence anyway, so this costs no time, and a reply that dies in the
/// middle ends at a full stop.
/// </summary>
internal sealed class SentenceGate
{
    /// <summary>Text without any end of sentence is let through after so many characters, at a space.</summary>
    private const int Patience = 240;

    private static readonly string[] Abbreviations = ["a.m.", "p.m.", "mr.", "mrs.", "ms.", "dr.", "st.", "e.g.", "i.e.", "no."];

    private readonly StringBuilder _held = new();

    /// <summary>What may be said now; empty if nothing.</summary>
    public string Add(string text)
    {
        _held.Append(text);
        var held = _held.ToString();
        var end = LastEnd(held);
        if (end == 0 && held.Length > Patience)
            end = held.LastIndexOf(' ') + 1;
        _held.Remove(0, end);
        return held[..end];
    }

    /// <summary>What is left when the reply ended well.</summary>
    public string Rest() => _held.ToString();

    private static int LastEnd(string text)
    {
        for (var i = text.Length - 1; i > 0; i--)
            if (char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' && !EndsInAbbreviation(text.AsSpan(0, i)))
                return i + 1;
        return 0;
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> text)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..];
        foreach (var abbreviation in Abbreviations)
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
