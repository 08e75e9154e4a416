using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Numbers with a form of their own: "A B one two", "alpha bravo double seven", "AB-1277". The slot's pattern picks the right part of a run.</summary>
internal sealed class IdentifierReader : IValueReader
{
    private const int Longest = 40;
    private const int EvidentLength = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    // By text: agents hold a few dozen patterns for as long as they run.
    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    public SlotType Type => SlotType.Identifier;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        foreach (var run in CharacterRun.All(context.Turn, digitsOnly: false).Concat(CharacterRun.All(context.Turn, digitsOnly: true)))
            if (OfRun(context, run) is { } reading)
                yield return reading;
    }

    private static Reading? OfRun(ReadingContext context, CharacterRun run)
    {
        var isNamed = SlotWords.Near(context.Slot, context.Turn, run.Span, before: 6, behind: 0);
        var pattern = context.Slot.Pattern is { } text ? Patterns.GetOrAdd(text, Compile) : null;
        Reading? failed = null;
        foreach (var (value, span) in Parts(run, pattern is null))
        {
            if (pattern is not null && !Matches(pattern, value))
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
