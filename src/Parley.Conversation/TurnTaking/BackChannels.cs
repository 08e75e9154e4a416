namespace Parley.Conversation.TurnTaking;

/// <summary>
/// Tells the noises of a listener ("uh-huh", "okay") from words meant to take the turn. English; other languages have none, which
/// errs towards letting the caller speak.
/// </summary>
internal static class BackChannels
{
    private const int LongestRun = 4;

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "ah", "aha", "alright", "cool", "good", "great", "hm", "hmm", "hmmm", "huh", "mhm", "mm", "mmhmm", "mmm", "nice", "oh", "ok",
        "okay", "right", "sure", "uh", "uhhuh", "uhuh", "um", "yeah", "yep", "yes", "yup",
    };

    private static readonly HashSet<string> Phrases = new(StringComparer.OrdinalIgnoreCase)
    {
        "got it", "i see", "all right", "of course", "sounds good", "that's right",
    };

    /// <summary>How many words a text has.</summary>
    public static int CountWords(string text) => Split(text).Count;

    /// <summary>Whether a text is nothing but back-channels; false for an empty one.</summary>
    public static bool IsOnly(string text)
    {
        var words = Split(text);
        if (words.Count is 0 or > LongestRun)
            return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (Words.Contains(words[i]))
                continue;
            if (i + 1 >= words.Count || !Phrases.Contains($"{words[i]} {words[i + 1]}"))
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
