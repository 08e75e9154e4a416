using System.Text.RegularExpressions;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// Yes and no in their many forms where they answer the question; unasked, only what names the slot itself ("I'm a new patient" for
/// <c>new_patient</c>).
/// </summary>
internal sealed partial class YesNoReader : IValueReader
{
    private static readonly string[] Negations = ["not", "no", "never", "isn't", "aren't", "wasn't", "don't", "doesn't", "haven't", "hasn't", "without", "ain't"];

    public SlotType Type => SlotType.YesNo;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        if ((Named(context) ?? Known(context)) is { } named)
            yield return named;
        if (!context.IsAsked || turn.Count == 0)
            yield break;
        var acts = Agreement.Of(turn.Text);
        var whole = new TokenSpan(0, turn.Count);
        if (acts.HasFlag(CallerActs.Affirm))
            yield return new Reading.Found(whole, "yes", "yes", 0.95, false);
        else if (acts.HasFlag(CallerActs.Deny))
            yield return new Reading.Found(whole, "no", "no", 0.95, false);
    }

    /// <summary>Whoever tells how long they have been coming, or when they came last, is no new patient, customer or member.</summary>
    private static Reading.Found? Known(ReadingContext context)
    {
        if (context.Slot.Name.Split('_') is not ["new", ..] and not ["is", "new", ..])
            return null;
        var turn = context.Turn;
        if (First().IsMatch(turn.Text) && !context.AnswersAnother && (context.IsAsked || !Wordings.Question().IsMatch(turn.Text)))
            return new Reading.Found(new TokenSpan(0, turn.Count), "yes", "yes", context.IsAsked ? 0.97 : 0.75, true);
        if (Old().IsMatch(turn.Text) || context.IsAsked && Before().IsMatch(turn.Text))
            return new Reading.Found(new TokenSpan(0, turn.Count), "no", "no", context.IsAsked ? 0.97 : 0.75, true);
        for (var at = 1; at < turn.Count; at++)
        {
            var isLong = turn[at] is "been" && turn.Is(at - 1, "he's", "she's", "they've", "i've", "we've", "you've", "have", "has")
                && (turn.Is(at + 1, "my", "our") && turn.Is(at + 2, "doctor", "dentist", "physician", "pediatrician") || turn.Is(at + 1, "coming", "going", "seeing") && Since(turn, at + 2) || turn.Has(at + 1, "a patient") || turn.Has(at + 1, "there before") || turn.Has(at + 1, "here before") || turn.Has(at + 1, "in before") || turn.Has(at + 1, "with you"));
            var isLast = turn[at] is "was" && turn.Is(at - 1, "i", "he", "she", "we") && turn.Is(at + 1, "in", "there", "here", "seen") && Enumerable.Range(at + 2, 3).Any(i => turn.Is(i, "last") && turn.Is(i + 1, "week", "month", "year", "spring", "summer", "fall", "winter", "time"));
            if ((isLong || isLast) && !Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(i => Negations.Contains(turn[i])) && turn[at - 1] is not "never")
                return new Reading.Found(new TokenSpan(at - 1, at + 2), "no", "no", 0.75, true);
        }

        return null;
    }

    private static bool Since(SpokenTurn turn, int at) => Enumerable.Range(at, 7).Any(i => turn.Is(i, "since", "years", "forever", "long", "always", "months", "ages"));

    private static Reading.Found? Named(ReadingContext context)
    {
        var words = context.Slot.Name.Split('_').Where(w => w.Length > 1 && w is not ("is" or "has" or "the")).ToArray();
        var turn = context.Turn;
        for (var at = 0; words.Length > 1 && at + words.Length <= turn.Count; at++)
        {
            if (!words.Select((w, i) => turn[at + i] == w).All(same => same))
                continue;
            var isNegated = Enumerable.Range(Math.Max(0, at - 4), Math.Min(4, at)).Any(i => Negations.Contains(turn[i]) && !turn.IsBreak(i + 1));
            var isQuestion = Enumerable.Range(0, at).Any(i => turn.Is(i, "do", "does", "are", "accept", "accepting", "taking", "take"));
            if (isQuestion)
                return null;
            return new Reading.Found(new TokenSpan(at, at + words.Length), isNegated ? "no" : "yes", isNegated ? "no" : "yes", 0.8, true);
        }

        return null;
    }

    [GeneratedRegex(@"(?<!\b(?:not|isn't|wasn't|isnt) )\b(?:(?:it'?s |it is |it'?ll be |this is |be )?(?:my|our|his|her) (?:very )?first (?:time|visit)(?: (?:here|there|coming|in|with|seeing))?|first time (?:here|there|coming|caller)|(?:i'?ve|i have|we'?ve|we have|he'?s|she'?s|have|has) never (?:been|come|seen)(?: (?:there|here|in|to|a doctor there|you|before|seen|anyone)\b)|^\W*(?:\w+\W+){0,2}never(?: been)?\W*$|haven'?t (?:ever )?been (?:there|here|in|to you)(?: before)|(?:i'?m|i am|we'?re) (?:brand )?new (?:here|there|to (?:you|the|your))|(?:i'?m|i am|we'?re) (?:brand )?new$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(?:(?:existing|current|established|regular|longtime|long time|returning|old) (?:patient|customer|member|client)|(?:i'?m|i am) a regular|already (?:a|an) (?:patient|customer|member|client)|(?<!not a |new )(?<!wasn't a )patient of (?:doctor|dr|yours|his|hers)|(?:i'?ve|we'?ve|i have|we have) been (?:there|here|in) before)\b(?<!\bnot .*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Old();

    /// <summary>Asked, any visit that is told of says it.</summary>
    [GeneratedRegex(@"\b(?:(?:i|we|he|she)(?:'ve| have|'s| has)? (?:already )?(?:been (?:there|here|in|coming|going|to (?:you|see))|came (?:in|there|here|to)|come (?:in|here|there)|saw (?:doctor|dr|you|him|her|someone|somebody)|seen (?:doctor|dr|you|him|her)|used to (?:come|go|see)|was (?:there|here|in|seen))|for years|all my life|you(?:'ve| have) seen me)\b(?<!never .*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();
}
