namespace Parley.Conversation.Speaking;

/// <summary>Tells the full stop of a sentence from those of abbreviations, numbers and times.</summary>
internal static class SentenceEnd
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "approx", "apt", "ave", "blvd", "ca", "cf", "dept", "dr", "e.g", "est", "etc", "ext", "fig", "gen", "i.e", "inc", "jr", "ltd",
        "mr", "mrs", "ms", "mt", "no", "nr", "prof", "rd", "rev", "sr", "st", "tel", "vs",
    };

    // Before these a full stop may end the sentence all the same; what follows tells.
    private static readonly HashSet<string> Ambiguous = new(StringComparer.OrdinalIgnoreCase)
    {
        "a.m", "am", "p.m", "pm", "etc", "inc", "ltd", "st", "ave", "rd", "blvd", "no",
    };

    // "9 a.m. Monday" goes on although the word is capital.
    private static readonly HashSet<string> GoesOn = new(StringComparer.OrdinalIgnoreCase)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May",
        "June", "July", "August", "September", "October", "November", "December", "I",
    };

    /// <summary>
    /// Length of the first sentence with its closing marks, or 0 while none is certain. A full stop is certain once the space behind
    /// it is there, and where it may be an abbreviation, once the next word is.
    /// </summary>
    public static int Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' && !string.IsNullOrWhiteSpace(text[..i]))
                return i + 1;
            if (text[i] is '\u3002' or '\uFF01' or '\uFF1F')
                return i + 1;
            if (text[i] is not ('.' or '!' or '?' or '\u2026'))
                continue;
            var end = AfterMarks(text, i);
            if (end >= text.Length)
                return 0;
            if (!char.IsWhiteSpace(text[end]))
                continue;
            if (text[i] is not '.' || end - i > 1)
                return end;
            switch (Judge(text, i, end))
            {
                case true:
                    return end;
                case null:
                    return 0;
            }
        }

        return 0;
    }

    /// <summary>Whether the full stop at <paramref name="stop"/> ends a sentence; null while the next word is needed to tell.</summary>
    private static bool? Judge(string text, int stop, int end)
    {
        var word = WordBefore(text, stop);
        var initial = word.Length == 1 && char.IsUpper(word[0]) && word is not "I";
        // "1. Call us": a list's number at the start of a line belongs to what follows.
        var listNumber = word.Length is 1 or 2 && word.All(char.IsDigit) && string.IsNullOrWhiteSpace(text[..(stop - word.Length)]);
        if (listNumber)
            return false;
        var ambiguous = Ambiguous.Contains(word);
        if (!ambiguous && (initial || Abbreviations.Contains(word)))
            return false;
        if (!ambiguous)
            return true;
        var next = WordAfter(text, end, out var complete);
        if (!complete)
            return null;
        if (word.Equals("no", StringComparison.OrdinalIgnoreCase))
            return !char.IsDigit(next[0]);
        return char.IsUpper(next[0]) && !GoesOn.Contains(next) && !word.Equals("st", StringComparison.OrdinalIgnoreCase);
    }

    private static int AfterMarks(string text, int i)
    {
        while (i < text.Length && text[i] is ('.' or '!' or '?' or '\u2026' or '"' or '\'' or ')' or ']' or '\u201D' or '\u2019'))
            i++;
        return i;
    }

    private static string WordBefore(string text, int stop)
    {
        var start = stop;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or '"' or '\u201C'))
            start--;
        return text[start..stop];
    }

    private static string WordAfter(string text, int from, out bool complete)
    {
        var start = from;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        complete = end > start && end < text.Length;
        return text[start..end];
    }
}
