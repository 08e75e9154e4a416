namespace Parley.Guardrails.Injection;

/// <summary>Cuts a text where a sentence or a line ends; the pieces put together are the text.</summary>
internal static class Sentences
{
    public static List<string> Of(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends = text[at] is '\n' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
            if (!ends)
                continue;
            while (at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]))
                at++;
            sentences.Add(text[start..(at + 1)]);
            start = at + 1;
        }

        if (start < text.Length)
            sentences.Add(text[start..]);
        return sentences;
    }
}
