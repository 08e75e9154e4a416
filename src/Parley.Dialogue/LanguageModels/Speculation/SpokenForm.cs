using System.Text;

namespace Parley.Dialogue.LanguageModels.Speculation;

/// <summary>Words without what recognisers change between an interim and its final: case, punctuation, spacing.</summary>
internal static class SpokenForm
{
    public static bool AreEqual(string one, string other) => Words(one).SequenceEqual(Words(other), StringComparer.Ordinal);

    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            // "it's" is one word, and so is "3.5" or "$5": a mark is part of a word where it changes what is said.
            if (char.IsLetterOrDigit(letter))
                word.Append(char.ToLowerInvariant(letter));
            else if (letter is '\'' or '’' && word.Length > 0)
                continue;
            else if (letter is '$' or '€' or '£' or '+' or '-' or '%' || (letter is '.' or '@' or ':' && word.Length > 0))
                word.Append(letter);
            else
                End();
        }

        End();
        return words;

        void End()
        {
            var trimmed = word.ToString().TrimEnd('.', ':', '-', '+');
            if (trimmed.Length > 0)
                words.Add(trimmed);
            word.Clear();
        }
    }
}
