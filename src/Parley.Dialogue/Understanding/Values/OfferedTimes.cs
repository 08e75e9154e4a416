using System.Globalization;
using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Choices that are times, each known by its time of day: "two forty", "the nine thirty".</summary>
internal static class OfferedTimes
{
    /// <summary>As <see cref="SlotChoice.Synonyms"/> of such choices have it.</summary>
    public const string Format = "H:mm";

    public static bool Are(SlotDefinition slot) => slot.Choices.Any(choice => TimesOf(choice).Any());

    /// <summary>The one choice that is at a time named in the turn.</summary>
    public static IEnumerable<Reading.Found> In(ReadingContext context)
    {
        if (!Are(context.Slot))
            yield break;
        foreach (var match in TimeGrammar.All(context.Turn, isAsked: true))
        {
            var time = new TimeOnly(match.Time.Hour, match.Time.Minute);
            if (context.Slot.Choices.Where(choice => TimesOf(choice).Contains(time)).ToList() is [var only])
                yield return new Reading.Found(new TokenSpan(match.Start, match.End), only.Id, only.Say, match.Confidence, match.IsEvident);
        }
    }

    private static IEnumerable<TimeOnly> TimesOf(SlotChoice choice)
    {
        foreach (var synonym in choice.Synonyms)
            if (TimeOnly.TryParseExact(synonym, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                yield return time;
    }
}
