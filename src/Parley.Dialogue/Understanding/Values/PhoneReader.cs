using Parley.Flows;
using Parley.Understanding.Spoken;
using PhoneNumbers;

namespace Parley.Understanding.Values;

/// <summary>
/// Telephone numbers, said digit by digit or in groups, or typed. What is a number where is libphonenumber's knowledge. Where a caller starts
/// over within the number, or names the end that was wrong, the digits before are kept.
/// </summary>
internal sealed class PhoneReader : IValueReader
{
    private const int FewestDigits = 7;
    private const int FewestCorrecting = 5;
    private const int LastGroup = 4;
    private const int MostSlips = 2;

    /// <summary>More than a number of ten digits has with the code of its country.</summary>
    private const int MostDigits = 11;
    private const double Doubtful = 0.8;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public SlotType Type => SlotType.Phone;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var runs = CharacterRun.All(context.Turn, digitsOnly: true).ToList();
        foreach (var run in runs)
            if (Ending(context, run) is { } changed)
                yield return changed;
            else if (Behind(context, run) is { } behind)
                yield return behind;
            else if (Whole(context, run) is { } whole)
                yield return whole;
        for (var i = 1; i < runs.Count; i++)
            if (Joined(context, runs[i - 1], runs[i]) is { } joined)
                yield return joined;
    }

    /// <summary>"Born May fifth nineteen eighty, 217 555 0199": digits behind a pause are a number of their own where all of them together are none.</summary>
    private static Reading.Found? Behind(ReadingContext context, CharacterRun run)
    {
        if (run.Text.Length <= MostDigits)
            return null;
        for (var start = 1; start < run.Pieces.Count; start++)
            if (context.Turn.IsBreak(run.Pieces[start].Span.Start)
                && Whole(context, new CharacterRun([.. run.Pieces.Skip(start)])) is Reading.Found { Confidence: > Doubtful } found)
                return found;
        return null;
    }

    /// <summary>"Twenty seven" is 27 or 20 and 7: where the first makes no valid number, the second may.</summary>
    private static Reading? Whole(ReadingContext context, CharacterRun run)
    {
        var read = Whole(context, run.Text, run.Span);
        if (read is null or Reading.Found { Confidence: > Doubtful })
            return read;
        foreach (var (piece, index) in run.Pieces.Select((p, i) => (p, i)).Where(p => p.p.Text is [>= '2', >= '1'] && p.p.Span.Length == 2).ToList())
        {
            var apart = string.Concat(run.Pieces.Select((p, i) => i == index ? $"{piece.Text[0]}0{piece.Text[1]}" : p.Text));
            if (Whole(context, apart, run.Span) is Reading.Found { Confidence: > Doubtful } found)
                return found;
        }

        return read;
    }

    private static Reading? Whole(ReadingContext context, string digits, TokenSpan span)
    {
        var isInternational = context.Turn[span.Start - 1] is "+" or "plus";
        if (digits.Length < FewestDigits)
            return (context.IsAsked && digits.Length >= 3 || IsCorrected(context, digits.Length)) && context.Turn.Count - span.Length < 8
                ? new Reading.Invalid(span, $"I heard only {digits.Length} digits, and a phone number has more.", false)
                : null;
        var text = isInternational ? "+" + digits : digits;
        if (Parse(text, context.Region) is not { } number)
            return Unusable(context, span, digits.Length);
        return Numbers.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE =>
                new Reading.Found(span, Numbers.Format(number, PhoneNumberFormat.E164), Spoken(number, context.Region), Numbers.IsValidNumber(number) ? 0.95 : 0.75, true),
            _ => Unusable(context, span, digits.Length),
        };
    }

    /// <summary>"It ends in 0124", "no, the last four are 0124", "sorry, it's 0124".</summary>
    private static Reading.Found? Ending(ReadingContext context, CharacterRun run)
    {
        if (context.Filled is not { Length: > 8 } filled || run.Text.Length is < 1 or > 6 || context.Turn.Is(run.Span.End, "are", "digits", "numbers", "is", "digit") || !(SaysEnd(context.Turn, run.Span) || IsSlip(context, filled, run)))
            return null;
        return Parse(filled[..^run.Text.Length] + run.Text, context.Region) is { } number && Numbers.IsPossibleNumber(number)
            ? new Reading.Found(run.Span, Numbers.Format(number, PhoneNumberFormat.E164), Spoken(number, context.Region), 0.85, true) { ChangesFilled = true }
            : null;
    }

    /// <summary>The last group said once more, nearly as it was.</summary>
    private static bool IsSlip(ReadingContext context, string filled, CharacterRun run) =>
        context.Corrects && run.Text.Length == LastGroup && context.Turn[run.Span.Start - 1] is not "at" && run.Text.Zip(filled[^LastGroup..]).Count(pair => pair.First != pair.Second) is > 0 and <= MostSlips;

    private static bool SaysEnd(SpokenTurn turn, TokenSpan span) =>
        Enumerable.Range(Math.Max(0, span.Start - 8), Math.Min(8, span.Start)).Any(i => turn.Is(i, "last", "end", "ends", "ending")) || turn.Has(span.End, "at the end");

    /// <summary>"415 555, sorry, 556 0123": too short alone, a number together. "0123 no 0124": the end said again.</summary>
    private static Reading.Found? Joined(ReadingContext context, CharacterRun first, CharacterRun second)
    {
        var turn = context.Turn;
        var between = new TokenSpan(first.Span.End, second.Span.Start);
        if (between.Length > 4 || second.Text.Length >= FewestDigits + 2)
            return null;
        var restarts = Enumerable.Range(between.Start, between.Length).Any(i => turn.Is(i, "no", "sorry", "wait", "mean", "actually", "oops", "correction"));
        foreach (var option in restarts ? SaidAnew(first.Text, second.Text) : [first.Text + second.Text])
            if (option is { Length: >= 10 } && Parse(option, context.Region) is { } number && Numbers.IsPossibleNumber(number))
                return new Reading.Found(
                    new TokenSpan(first.Span.Start, second.Span.End), Numbers.Format(number, PhoneNumberFormat.E164), Spoken(number, context.Region), restarts ? 0.96 : 0.85, true);
        return null;
    }

    /// <summary>
    /// The second run takes the place of the end of the first, which may have been cut short: as much of the first stays as makes a number. One that begins
    /// with all of the first is the whole said again, and what is missing from it nobody has said.
    /// </summary>
    private static IEnumerable<string> SaidAnew(string first, string second) => second.Length > first.Length && second.StartsWith(first, StringComparison.Ordinal)
        ? [second]
        : Enumerable.Range(0, first.Length + 1).OrderBy(kept => Math.Abs(first.Length - second.Length - kept)).Select(kept => first[..kept] + second);

    private static Reading.Invalid? Unusable(ReadingContext context, TokenSpan span, int digits) =>
        context.IsAsked || IsCorrected(context, digits) || context.Turn.Is(span.Start - 1, "is", "at", "number", "phone") && SlotWords.Near(context.Slot, context.Turn, span, 6, 0)
            ? new Reading.Invalid(span, $"I heard {digits} digits, which do not make a phone number. Please say it with the area code.", true)
            : null;

    /// <summary>So many digits that take something back can only be another number: to let them pass unheard would keep the wrong one.</summary>
    private static bool IsCorrected(ReadingContext context, int digits) => context.Corrects && context.Filled is not null && digits >= FewestCorrecting;

    private static PhoneNumber? Parse(string text, string region)
    {
        try
        {
            return Numbers.Parse(text, region);
        }
        catch (NumberParseException)
        {
            // The library's way of saying that it is none.
            return null;
        }
    }

    private static string Spoken(PhoneNumber number, string region)
    {
        var isHere = Numbers.GetRegionCodesForCountryCode(number.CountryCode)?.Contains(region) is true;
        var format = Numbers.Format(number, isHere ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        var groups = format.Split([' ', '-', '(', ')', '.', '/'], StringSplitOptions.RemoveEmptyEntries).Select(g => string.Join(' ', g.Replace("+", "", StringComparison.Ordinal).ToCharArray()));
        return (isHere ? "" : "plus ") + string.Join(", ", groups);
    }
}
