using Parley.Flows;

namespace Parley.Speech.EndOfTurn;

/// <summary>
/// Judges words by what the caller was asked for: half of a number is not a turn, all of it is. Each rule gives null when it has nothing to say: callers
/// answer with other things as well.
/// </summary>
internal static class AskedRules
{
    public const float Whole = 0.95f;
    private const float Half = 0.08f;

    /// <summary>Before anything else is looked at: in a value being read out the words around it tell nothing.</summary>
    public static float? Dictated(SlotType? asked, TurnText text) => asked switch
    {
        SlotType.Phone => Telephone(text),
        SlotType.Email => EntityRules.Email(text, isAsked: true),
        SlotType.Identifier => Identifier(text),
        SlotType.Name when IsLetter(text.Last) => Spelt(text),

        // A recogniser puts a comma after a name as it does in a list.
        SlotType.Name when text.EndsOpen && text.Words.Count is >= 2 and <= 4 && !EnglishWords.Fillers.Contains(text.Last) => 0.65f,
        _ => ShortWithComma(asked, text),
    };

    /// <summary>After words that want something after them.</summary>
    public static float? Said(SlotType? asked, TurnText text) => asked switch
    {
        SlotType.YesNo or SlotType.Choice when text.Words.Count <= 4 => 0.9f,
        SlotType.Date or SlotType.Time or SlotType.DateTime when text.Words.Count <= 4 && !EnglishWords.Months.Contains(text.Last) => 0.85f,
        SlotType.Number or SlotType.Money when SpokenDigits.AtEnd(text.Words).Words > 0 => 0.75f,

        // A first name may be all there is, but mostly a second one follows.
        SlotType.Name when text.Words.Count == 1 => EnglishWords.Answers.Contains(text.Last) ? null : 0.5f,
        SlotType.Name when text.Words.Count <= 6 => 0.9f,
        _ => null,
    };

    /// <summary>Ten digits are a number anywhere in North America; with a country's code, or a zero in front, it takes eleven or more.</summary>
    public static float? Telephone(TurnText text)
    {
        var (digits, words) = SpokenDigits.AtEnd(text.Words);
        // "I do not have one."
        if (words == 0 || (words == 1 && text.Last is "one" && text.Words.Count > 1))
            return null;
        // The tenth is the first one, heard as another word.
        if (digits == 9 && words < text.Words.Count && text.Words[^(words + 1)] is ("to" or "too" or "for"))
            digits = 10;
        return digits switch
        {
            < 7 => Half,
            7 => 0.45f,
            8 or 9 => 0.1f,
            10 when text.Written[^words].StartsWith('+') => 0.3f,
            _ => Whole,
        };
    }

    /// <summary>
    /// "Tomorrow," is all there is to say about a day, whatever mark it was given, while "No," may well be followed by what is wanted instead. What a
    /// visit is for may be a list.
    /// </summary>
    private static float? ShortWithComma(SlotType? asked, TurnText text)
    {
        var isShort = text.Words.Count <= (EndsWithWhen(text) ? 7 : 4);
        if (!text.EndsWithComma || !isShort || WantsMore(text.Last))
            return null;
        return asked switch
        {
            SlotType.Date or SlotType.Time or SlotType.DateTime or SlotType.Choice => 0.6f,
            SlotType.Text => 0.5f,
            SlotType.YesNo => 0.4f,
            _ => null,
        };
    }

    // "Next Tuesday in the afternoon," is as whole as "Tomorrow,", but what cannot be is followed by what can.
    private static bool EndsWithWhen(TurnText text) =>
        EnglishWords.TimesOfDay.Contains(text.Last) && !text.Words.Any(word => word is "not" or "no" or "if" || word.EndsWith("n't", StringComparison.Ordinal));

    private static bool WantsMore(string word) =>
        EnglishWords.Fillers.Contains(word) || EnglishWords.Connecting.Contains(word) || EnglishWords.Determiners.Contains(word)
        || EnglishWords.Prepositions.Contains(word) || EnglishWords.Months.Contains(word) || word is "okay" or "ok" or "alright";

    /// <summary>How long one is, its agent's pattern knows: here it is patience, not certainty.</summary>
    private static float? Identifier(TurnText text)
    {
        var (digits, words) = SpokenDigits.AtEnd(text.Words);
        if (words == 0 && !IsLetter(text.Last))
            return null;
        return digits < 4 ? 0.15f : 0.45f;
    }

    private static float? Spelt(TurnText text) => text.Words.Count(IsLetter) < 3 ? 0.2f : 0.4f;

    private static bool IsLetter(string word) => word.Length == 1 && word[0] is >= 'a' and <= 'z';
}
