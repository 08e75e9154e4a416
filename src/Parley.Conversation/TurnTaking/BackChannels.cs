namespace Parley.Conversation.TurnTaking;

/// <summary>
/// Tells the noises of a listener ("uh-huh", "okay") from words meant to take the turn, in the call's language.
/// </summary>
internal static class BackChannels
{
    private const int LongestRun = 4;

    /// <summary>How many words a text has.</summary>
    public static int CountWords(string text) => Split(text).Count;

    /// <summary>Whether a text is nothing but back-channels; false for an empty one.</summary>
    public static bool IsOnly(string text, string language)
    {
        var words = Split(text);
        if (words.Count is 0 or > LongestRun || BackChannelWords.For(language) is not { } known)
            return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (known.Words.Contains(words[i]))
                continue;
            if (i + 1 >= words.Count || !known.Phrases.Contains($"{words[i]} {words[i + 1]}"))
                return false;
            i++;
        }

        return true;
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // "Uh-huh," and "mm-hmm." lose hyphens and punctuation; "that's" keeps its apostrophe.
            var word = string.Concat(part.Where(c => char.IsLetterOrDigit(c) || c is '\''));
            if (word.Length > 0)
                words.Add(word);
        }

        return words;
    }
}
