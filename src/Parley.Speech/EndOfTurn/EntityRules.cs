namespace Parley.Speech.EndOfTurn;

/// <summary>
/// Numbers, dates and addresses being dictated: eager endpointing cuts them in the middle, so what the agent asked for, or the
/// caller announced, decides how much is enough. Each rule gives null when it has nothing to say.
/// </summary>
internal static class EntityRules
{
    public static float? Telephone(TurnText text, string asked)
    {
        var (digits, words) = SpokenDigits.AtEnd(text.Words);
        if (words == 0)
            return null;
        var isAsked = asked.Contains("phone", StringComparison.Ordinal) || asked.Contains("call you back", StringComparison.Ordinal)
            || asked.Contains("best number", StringComparison.Ordinal) || asked.Contains("reach you", StringComparison.Ordinal)
            || text.Contains("number is") || text.Contains("number's") || text.Contains("reach me at") || text.Contains("call me at");
        return isAsked ? AskedRules.Telephone(text)
            : words >= 3 && digits is >= 3 and < 7 ? 0.25f : null;
    }

    public static float? PostalOrMemberNumber(TurnText text, string asked)
    {
        var (digits, words) = SpokenDigits.AtEnd(text.Words);
        if (words == 0)
            return null;
        if (asked.Contains("zip", StringComparison.Ordinal) || asked.Contains("postal", StringComparison.Ordinal))
            return digits is 5 or 9 ? 0.95f : 0.1f;
        return asked.Contains("member", StringComparison.Ordinal) || asked.Contains("account", StringComparison.Ordinal)
            || asked.Contains("policy", StringComparison.Ordinal)
            ? digits < 4 ? 0.1f : 0.4f // lengths differ from house to house: patience, not certainty
            : null;
    }

    public static float? Date(TurnText text, string asked)
    {
        var before = text.Words.Count > 1 ? text.Words[^2] : "";
        if (EnglishWords.Months.Contains(text.Last) && before is "on" or "of" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday")
            return before is "of" ? null : 0.2f; // "on March" wants a day, "the third of March" has it
        // Nobody was born in a month: the year is what is missing.
        if (!asked.Contains("birth", StringComparison.Ordinal) || !text.Words.Any(EnglishWords.Months.Contains))
            return null;
        var (digits, _) = SpokenDigits.AtEnd(text.Words);
        return digits >= 4 ? 0.95f : 0.2f;
    }

    public static float? Email(TurnText text, string asked) =>
        Email(text, asked.Contains("e-mail", StringComparison.Ordinal) || asked.Contains("email", StringComparison.Ordinal));

    public static float? Email(TurnText text, bool isAsked)
    {
        var last = text.Last;
        if (last is "at" or "dot" or "underscore" or "dash")
            return last is "dot" or "underscore" or "dash" ? 0.05f : null;
        var dictating = isAsked || text.Contains("email is") || text.Contains("e-mail is") || text.Contains("email address is");
        if (text.Written.Any(word => word.Contains('@', StringComparison.Ordinal)))
            return last.Contains('.', StringComparison.Ordinal) && last.LastIndexOf('.') < last.Length - 2 ? 0.95f : 0.15f;
        if (!dictating || EnglishWords.Answers.Contains(last))
            return null;
        return text.Words.Count >= 2 && text.Words[^2] == "dot" ? 0.95f : 0.15f;
    }

    public static float? Spelling(TurnText text) =>
        text.Words.Count >= 2 && IsLetter(text.Last) && IsLetter(text.Words[^2]) ? 0.2f : null;

    private static bool IsLetter(string word) => word.Length == 1 && word[0] is >= 'a' and <= 'z';
}
