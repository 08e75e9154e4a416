using System.Collections.Frozen;

namespace Parley.Conversation.TurnTaking;

/// <summary>What listeners say in a language without wanting the turn.</summary>
/// <param name="Words">On their own.</param>
/// <param name="Phrases">Of two words, neither of which says it alone.</param>
internal sealed record BackChannelWords(FrozenSet<string> Words, FrozenSet<string> Phrases)
{
    private static readonly FrozenDictionary<string, BackChannelWords> Languages = new Dictionary<string, BackChannelWords>
    {
        ["en"] = Of(
            "ah aha alright cool good great hm hmm hmmm huh mhm mm mmhmm mmm nice oh ok okay right sure uh uhhuh uhuh um yeah yep yes yup",
            "got it", "i see", "all right", "of course", "sounds good", "that's right"),
        ["de"] = Of(
            "ach achso aha ah genau gut hm hmm ja jaja klar mhm mm mmm oh ok okay richtig schön sicher so stimmt super",
            "ach so", "alles klar", "sehr gut", "na gut", "ich verstehe", "ja gut"),
        ["es"] = Of(
            "ah aja ajá bien bueno claro eh entiendo exacto hm hmm mhm mm mmm oh ok okay perfecto si sí vale ya",
            "está bien", "muy bien", "de acuerdo", "por supuesto", "ya veo"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a language that is not known here there are none, which errs towards letting the caller speak.</summary>
    /// <param name="language">A BCP 47 tag; its first part counts.</param>
    public static BackChannelWords? For(string language) =>
        Languages.GetValueOrDefault(language.Split('-')[0]);

    private static BackChannelWords Of(string words, params string[] phrases) =>
        new(words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase), phrases.ToFrozenSet(StringComparer.OrdinalIgnoreCase));
}
