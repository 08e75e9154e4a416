using Parley.Flows;

namespace Parley.Speech.EndOfTurn;

/// <summary>
/// Judges by the words alone whether the caller has finished, in English; in other languages by punctuation, and by the words that a few of them never end with. Pure and
/// instant. Recognisers close half sentences with a full stop too, so words count more than marks.
/// </summary>
internal sealed class TextualEndOfTurnModel : IEndOfTurnModel
{
    private const float Unfinished = 0.05f;
    private const float Finished = 0.95f;
    private const float Unsure = 0.5f;

    public ValueTask<float> PredictAsync(EndOfTurnContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Predict(context));

    internal static float Predict(EndOfTurnContext context)
    {
        var text = new TurnText(context.Transcript);
        if (text.Words.Count == 0)
            return 0;
        if (!context.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            return OtherLanguage(context, text);
        var asked = context.LastAgentUtterance.ToLowerInvariant();
        return AskedRules.Dictated(context.Asked, text) ?? Entity(text, asked) ?? Trailing(text) ?? AskedRules.Said(context.Asked, text)
            ?? Whole(text) ?? Sentence(text, asked);
    }

    private static float OtherLanguage(EndOfTurnContext context, TurnText text)
    {
        // Figures are figures in any language.
        if (context.Asked is SlotType.Phone && AskedRules.Telephone(text) is { } number)
            return number;
        if (text.EndsOpen || (!text.IsQuestion && TrailingWords.Contains(context.Language, text.Last)))
            return 0.15f;
        return text.IsQuestion || text.IsSentence ? 0.75f : Unsure;
    }

    private static float? Entity(TurnText text, string asked) =>
        EntityRules.Email(text, asked)
        ?? EntityRules.PostalOrMemberNumber(text, asked)
        ?? EntityRules.Date(text, asked)
        ?? EntityRules.Telephone(text, asked)
        ?? EntityRules.Spelling(text);

    /// <summary>The last words want something after them.</summary>
    private static float? Trailing(TurnText text)
    {
        var last = text.Last;
        if (EnglishWords.Farewells.Any(text.Is))
            return Finished;
        if (text.EndsOpen)
            return 0.1f;
        if (EnglishWords.Determiners.Contains(last) || EnglishWords.Contractions.Contains(last))
            return Unfinished;
        if (EnglishWords.Fillers.Contains(last))
            return text.IsQuestion && last is not ("um" or "uh" or "er") ? 0.6f : 0.08f;
        if (EnglishWords.Connecting.Contains(last))
            return text.IsQuestion && last is "when" or "where" && text.IsQuestion ? 0.85f : Unfinished;
        if (EnglishWords.Prepositions.Contains(last))
            return text.IsQuestion ? 0.85f : 0.08f;
        if (EnglishWords.Auxiliaries.Contains(last))
            return IsShortAnswer(text) ? 0.85f : text.IsQuestion ? 0.7f : 0.1f;
        if (EnglishWords.Leads.Any(lead => text.EndsWith(lead) && !(text.IsQuestion && text.Words.Count > lead.Split(' ').Length + 2)))
            return 0.1f;
        return EnglishWords.Particles.Contains(last) && !text.IsQuestion ? 0.4f : null;
    }

    /// <summary>The whole is known to be complete, or known not to be.</summary>
    private static float? Whole(TurnText text)
    {
        if (text.Words.Count <= 3 && (EnglishWords.Answers.Contains(text.Last) || EnglishWords.Answers.Contains(text.Words[0])))
            return 0.9f;
        if (text.IsQuestion)
            return text.Words.Count > 1 ? Finished : 0.8f;
        var opensCondition = text.Words[0] is "if" or "when" or "although" or "unless" or "while" or "after" or "before";
        return opensCondition && !text.Written.SkipLast(1).Any(word => word.EndsWith(',')) && text.Words.Count < 9 ? 0.25f : null;
    }

    private static float Sentence(TurnText text, string asked)
    {
        var isAnswer = asked.TrimEnd().EndsWith('?');
        return (text.IsSentence, text.Words.Count) switch
        {
            (true, >= 3) => 0.9f,
            (true, _) => isAnswer ? 0.8f : 0.6f,
            (false, >= 4) => 0.6f,
            _ => isAnswer ? 0.65f : 0.45f,
        };
    }

    // "Yes, I can", "I do", "it is": a subject and an auxiliary, with no more than a yes or no before them.
    private static bool IsShortAnswer(TurnText text)
    {
        var words = text.Words[0] is "yes" or "yeah" or "no" or "sure" or "and" ? text.Words.Skip(1).ToArray() : [.. text.Words];
        return words.Length == 2 && EnglishWords.Subjects.Contains(words[0]) && (words.Length < text.Words.Count || text.IsSentence)
            && !(words[0] is "that" or "there" && words.Length == text.Words.Count);
    }
}
