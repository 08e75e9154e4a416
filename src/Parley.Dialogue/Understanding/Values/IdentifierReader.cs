using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Parley.Flows;
using Parley.Understanding.Slots;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Numbers with a form of their own: "A B one two", "alpha bravo double seven", "AB-1277". The slot's pattern picks the right part of a run.</summary>
internal sealed class IdentifierReader : IValueReader
{
    private const int Longest = 40;
    private const int EvidentLength = 5;

    /// <summary>Words between what was said and what is said instead.</summary>
    private const int MostBetween = 4;

    private static readonly string[] Links = ["and", "then", "the", "number", "numbers", "digits", "is", "are", "followed", "by", "letters", "after", "that"];

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    // By text: agents hold a few dozen patterns for as long as they run.
    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    public SlotType Type => SlotType.Identifier;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        List<CharacterRun> characters = [.. CharacterRun.All(context.Turn, digitsOnly: false)];
        List<CharacterRun> digits = [.. CharacterRun.All(context.Turn, digitsOnly: true)];
        var sounds = context is { IsAsked: true, Slot.Pattern: not null } ? CharacterRun.All(context.Turn, digitsOnly: false, keepsSounds: true) : [];
        foreach (var run in characters.Concat(digits).Concat(sounds))
        {
            if (OfRun(context, run) is { } reading)
                yield return reading;
            foreach (var further in Behind(context, run))
                yield return further;
        }

        foreach (var runs in (List<CharacterRun>[])[characters, digits])
            if (Joined(context, runs) is { } anew)
                yield return anew;
    }

    /// <summary>
    /// "The letters are J K and the number is one two three"; "one oh four nine five, no, six": the end said anew, as much of what came before stays as
    /// the pattern wants.
    /// </summary>
    private static Reading.Found? Joined(ReadingContext context, List<CharacterRun> runs)
    {
        if (context.Slot.Pattern is not { } text)
            return null;
        var pattern = Patterns.GetOrAdd(text, Compile);
        for (var i = 1; i < runs.Count; i++)
        {
            var (first, second) = (runs[i - 1], runs[i]);
            if (second.Span.Start - first.Span.End > MostBetween || first.Text.Length > Longest)
                continue;
            var isAnew = TakenBack.IsRestarted(context.Turn, first.Span, second.Span);
            if (!isAnew && !Enumerable.Range(first.Span.End, second.Span.Start - first.Span.End).All(at => context.Turn.Is(at, Links)))
                continue;
            for (var kept = first.Text.Length; kept >= (isAnew ? 1 : first.Text.Length); kept--)
                if ((first.Text[..kept] + second.Text).ToUpperInvariant() is { Length: <= Longest } value && pattern is not null && Matches(pattern, value) && CheckDigits.Holds(context.Slot.CheckDigit, value))
                    return new Reading.Found(new TokenSpan(first.Span.Start, second.Span.End), value, Spoken(value), 0.96, value.Length >= EvidentLength);
        }

        return null;
    }

    /// <summary>"One oh four nine six and six two seven oh four" is one run of digits: what comes behind the first number may be one as well.</summary>
    private static IEnumerable<Reading> Behind(ReadingContext context, CharacterRun run)
    {
        while (context.Slot.Pattern is not null && OfRun(context, run) is Reading.Found found && run.Pieces.Where(p => p.Span.Start >= found.Span.End).ToList() is { Count: > 0 } left)
        {
            run = new CharacterRun(left);
            if (OfRun(context, run) is Reading.Found further)
                yield return further;
        }
    }

    private static Reading? OfRun(ReadingContext context, CharacterRun run)
    {
        var isNamed = SlotWords.Near(context.Slot, context.Turn, run.Span, before: 6, behind: 0);
        var pattern = context.Slot.Pattern is { } text ? Patterns.GetOrAdd(text, Compile) : null;
        Reading? failed = null;
        foreach (var (value, span) in Parts(run, pattern is null))
        {
            if (pattern is not null && !Matches(pattern, value) || IsCut(run, span))
                continue;
            var isEvident = isNamed || (pattern is not null && value.Length >= EvidentLength);
            if (CheckDigits.Holds(context.Slot.CheckDigit, value))
                return new Reading.Found(span, value, Spoken(value), isEvident ? 0.95 : 0.8, isEvident);
            failed ??= new Reading.Invalid(span, $"The number I heard, {Spoken(value)}, has a digit wrong. Please say it once more.", isNamed);
        }

        return failed ?? (pattern is not null && (context.IsAsked || isNamed) && run.Text.Length >= 3
            ? new Reading.Invalid(run.Span, $"I heard {Spoken(run.Text.ToUpperInvariant())}, which is not a complete {Aloud.Name(context.Slot.Name)}.", isNamed)
            : null);
    }

    /// <summary>A digit or two follow: the caller said one too many, and dropping the last would be a guess.</summary>
    private static bool IsCut(CharacterRun run, TokenSpan span)
    {
        var behind = string.Concat(run.Pieces.Where(p => p.Span.Start >= span.End).Select(p => p.Text));
        return behind.Length is 1 or 2 && behind.All(char.IsAsciiDigit) && char.IsAsciiDigit(run.Pieces.Last(p => p.Span.End <= span.End).Text[^1]);
    }

    /// <summary>The run and, where a pattern can tell, its parts, longest first.</summary>
    private static IEnumerable<(string Value, TokenSpan Span)> Parts(CharacterRun run, bool onlyWhole)
    {
        var pieces = run.Pieces;
        for (var length = pieces.Count; length >= (onlyWhole ? pieces.Count : 1); length--)
            for (var start = 0; start + length <= pieces.Count; start++)
            {
                var value = string.Concat(pieces.Skip(start).Take(length).Select(p => p.Text)).ToUpperInvariant();
                if (value.Length <= Longest)
                    yield return (value, new TokenSpan(pieces[start].Span.Start, pieces[start + length - 1].Span.End));
            }
    }

    private static bool Matches(Regex pattern, string value)
    {
        try
        {
            return pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            // An agent's pattern that takes that long is its author's fault; the caller must not wait for it.
            return false;
        }
    }

    private static Regex? Compile(string pattern)
    {
        var whole = $"^(?:{pattern})$";
        try
        {
            return new Regex(whole, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException)
        {
            // Publishing refuses such a pattern; one that got here all the same matches nothing rather than ending a call.
            return new Regex("(?!)", RegexOptions.CultureInvariant, Patience);
        }
    }

    private static string Spoken(string value) => value.Length <= 4 ? Aloud.Characters(value) : Aloud.Characters(value, [.. Enumerable.Repeat(3, value.Length / 3 + 1)]);
}
