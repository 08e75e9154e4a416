using NodaTime;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>How well words that one reader read fit each of several slots of its type.</summary>
internal static class Affinity
{
    private const double Impossible = -1;
    private const int Before = 6;
    private const int Behind = 3;

    /// <summary>More than being asked, and being near to the other's name, are worth together.</summary>
    private const double ForTheOneHeld = 0.4;

    /// <summary>To add to a reading's confidence; <c>-1</c> where the words are plainly for another slot.</summary>
    public static double Of(SlotDefinition slot, Reading reading, SpokenTurn turn, UnderstandingRequest request, LocalDate today)
    {
        var isAsked = request.Asked?.Name == slot.Name;
        if (slot.Type is SlotType.Date && (!FitsBirth(slot, reading, turn, request, isAsked, today) || IsHistory(slot, reading, turn, request, isAsked, today)))
            return Impossible;
        var own = SlotWords.Distance(slot, turn, reading.Span, Before, Behind);
        var other = request.Slots.Where(s => s.Type == slot.Type && s.Name != slot.Name)
            .Select(s => SlotWords.Distance(s, turn, reading.Span, Before, Behind)).Where(d => d is not null).Min();
        var bonus = isAsked ? 0.1 : request.Filled.ContainsKey(slot.Name) ? -0.05 : 0;
        if (own is not null)
            bonus += 0.1;
        if (other is not null && (own is null || other < own))
            bonus -= isAsked ? 0.15 : 0.3;
        return bonus + (IsTakenBack(slot, reading, turn, request) ? ForTheOneHeld : 0);
    }

    /// <summary>
    /// "Wait, I meant 10496" while the zip code is asked: whoever takes a number back speaks of one they gave, and another was not given yet. What is no
    /// form of it (its check digit, or most of its places) is not meant.
    /// </summary>
    private static bool IsTakenBack(SlotDefinition slot, Reading reading, SpokenTurn turn, UnderstandingRequest request) =>
        slot.Type is SlotType.Identifier && request.Asked is { Type: SlotType.Identifier } asked && asked.Name != slot.Name && !request.Filled.ContainsKey(asked.Name)
        && request.Filled.GetValueOrDefault(slot.Name)?.Value is { } held && reading is Reading.Found found && found.Normal != held && TurnActs.TakesBack(turn)
        && (slot.CheckDigit is not null || found.Normal.Length == held.Length && found.Normal.Zip(held).Count(p => p.First == p.Second) * 2 > held.Length);

    /// <summary>"He stepped on a nail yesterday" tells when something began, and is no day for what is to come; whoever is asked for a day, or takes one back, may mean a past one.</summary>
    private static bool IsHistory(SlotDefinition slot, Reading reading, SpokenTurn turn, UnderstandingRequest request, bool isAsked, LocalDate today) =>
        !isAsked && !request.Filled.ContainsKey(slot.Name) && !SlotWords.IsBirth(slot)
        && (reading is Reading.Found found && Moments.Date(found.Normal) is { } date && date < today || Stories.Tell(turn, reading.Span));

    /// <summary>A birth is announced as one or lies years back; nothing else does.</summary>
    private static bool FitsBirth(SlotDefinition slot, Reading reading, SpokenTurn turn, UnderstandingRequest request, bool isAsked, LocalDate today)
    {
        var saysBirth = Enumerable.Range(Math.Max(0, reading.Span.Start - 8), Math.Min(8, reading.Span.Start)).Any(i => SlotWords.IsBirthWord(turn[i]))
            || SlotWords.IsBirthWord(turn[reading.Span.End]) || turn.Has(reading.Span.End, "is my birthday");
        var isLongAgo = reading is Reading.Found found && Moments.Date(found.Normal) is { } date && date < today.PlusYears(-1);
        return SlotWords.IsBirth(slot)
            ? isAsked && (isLongAgo || !saysOther(turn, reading.Span)) || saysBirth || isLongAgo && turn[reading.Span.End - 1] is not "ago"
            : !saysBirth && !(isLongAgo && !isAsked && request.Slots.Any(SlotWords.IsBirth));

        // "Tomorrow" as an answer to "when were you born" is about something else.
        static bool saysOther(SpokenTurn turn, TokenSpan span) => turn.Is(span.Start, "today", "tomorrow", "next", "this", "in") || CalendarWords.Weekday(turn, span.Start) is not null;
    }
}
