using Parley.Guardrails;
using Parley.Records;
using Parley.Speech;

namespace Parley.Storage.Journal;

/// <summary>Words with their times and without what must not be written. Times stay: they show where in a recording something stands.</summary>
internal static class MaskedWords
{
    private const string Hidden = "***";

    /// <returns>No words at all where they cannot be found in the text: then nothing tells which of them to leave out.</returns>
    public static IReadOnlyList<WordTiming> Of(TranscriptEntry entry, IReadOnlyList<HiddenText> hidden)
    {
        var (words, from) = (new List<WordTiming>(entry.Words.Count), 0);
        foreach (var word in entry.Words)
        {
            var start = entry.Text.IndexOf(word.Text, from, StringComparison.OrdinalIgnoreCase);
            if (start < 0 || word.Text.Length == 0 || entry.Text.AsSpan(from, start - from).ContainsAnyInRange('0', 'z'))
                return [];
            from = start + word.Text.Length;
            words.Add(hidden.Any(part => part.Start < from && start < part.End) ? word with { Text = Hidden } : word);
        }

        return words;
    }
}
