namespace Parley.Knowledge.Lexical;

/// <summary>Cuts text into lower-case words: letters and digits; an apostrophe and what follows it are dropped, so "what's" is "what".</summary>
internal static class Words
{
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        var contraction = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
            {
                contraction &= inside;
                continue;
            }

            if (!contraction)
                words.Add(text[start..i].ToLowerInvariant());
            contraction = i < text.Length && text[i] is '\'' or '\u2019';
            start = -1;
        }

        return words;
    }
}
