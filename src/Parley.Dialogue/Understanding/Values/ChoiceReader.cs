using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// One of a slot's choices: by its id, how the agent says it, or a synonym; where it was asked for also by its place ("the second one") and by
/// what a recogniser makes of a name it does not know ("oak a four" for Okafor).
/// </summary>
internal sealed class ChoiceReader : IValueReader
{
    private const double EvidentLikeness = 0.86;
    private const double AskedLikeness = 0.7;
    private const int ShortestEvident = 5;
    private const int LongestInitials = 5;

    public SlotType Type => SlotType.Choice;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        var names = context.Slot.Choices.SelectMany(c => Names(c).Select(n => (Choice: c, Name: n))).ToList();
        var taken = new List<TokenSpan>();
        var exact = names.SelectMany(n => Exact(turn, n.Choice, n.Name)).OrderByDescending(f => f.Span.Length).ToList();
        foreach (var found in exact.Where(f => !taken.Exists(t => t.Overlaps(f.Span))).ToList())
        {
            if (taken.Exists(t => t.Overlaps(found.Span)))
                continue;
            taken.Add(found.Span);
            yield return found;
        }

        foreach (var found in Near(context, names).Where(f => !taken.Exists(t => t.Overlaps(f.Span))))
            yield return found;
        if (taken.Count > 0 || !context.IsAsked)
            yield break;
        foreach (var found in Parts(turn, names))
            yield return found;
        if (Place(context) is { } placed)
            yield return placed;
        foreach (var found in OfferedTimes.In(context))
            yield return found;
    }

    private static IEnumerable<SpokenTurn> Names(SlotChoice choice) =>
        choice.Synonyms.Prepend(choice.Say).Prepend(choice.Id.Replace('_', ' ').Replace('-', ' '))
            .Select(SpokenTurn.Of).Where(n => n.Count > 0).DistinctBy(n => string.Join(' ', n.Tokens.Select(t => t.Text)));

    private static IEnumerable<Reading.Found> Exact(SpokenTurn turn, SlotChoice choice, SpokenTurn name)
    {
        for (var at = 0; at + name.Count <= turn.Count; at++)
        {
            var same = name.Count > 1 || NumberWords.Ordinal(name, 0) is null || IsPlace(turn, at);
            for (var i = 0; same && i < name.Count; i++)
                same = Same(turn[at + i], name[i]);
            if (same)
                yield return new Reading.Found(new TokenSpan(at, at + name.Count), choice.Id, choice.Say, 0.95, true);
            else if (IsSpelled(turn, at, name))
                yield return new Reading.Found(new TokenSpan(at, at + name[0].Length), choice.Id, choice.Say, 0.95, true);
        }
    }

    /// <summary>"U H C" for UHC.</summary>
    private static bool IsSpelled(SpokenTurn turn, int at, SpokenTurn name) =>
        name.Count == 1 && name[0].Length is > 1 and <= LongestInitials && Enumerable.Range(0, name[0].Length).All(i => turn[at + i] == name[0][i..(i + 1)]);

    private static bool IsTitle(string word) => word is "doctor" or "dr";

    /// <summary>Numbers and times of day are said as they are: "three thirty" is not the third, and ten o'clock not the one offer on the hour.</summary>
    private static bool IsCount(SpokenTurn turn, int at) =>
        NumberWords.IsNumber(turn[at]) || NumberWords.Ordinal(turn, at) is not null || turn.Is(at, "o'clock", "am", "pm") || turn[at].Any(char.IsAsciiDigit);

    /// <summary>"The first", "second one", "option two" or hardly anything else; "can I cancel the other one first" picks nothing.</summary>
    private static bool IsPlace(SpokenTurn turn, int at) =>
        !IsDayOfMonth(turn, at) && (turn.Count <= 3 || turn.Is(at - 1, "the", "that", "option", "number", "your", "take") || turn.Is(at + 1, "one", "slot", "option", "time", "choice", "of"));

    /// <summary>"The second of February", "June first" and "the thirty first" are days, whatever is offered.</summary>
    private static bool IsDayOfMonth(SpokenTurn turn, int at) =>
        turn.Is(at - 1, "twenty", "thirty") || IsMonth(turn, at - 1) || IsMonth(turn, at + 1)
        || (turn.Is(at + 1, "of") && IsMonth(turn, at + 2)) || (turn.Is(at - 1, "the") && IsMonth(turn, at - 2));

    /// <summary>But for "may", which is more often a verb: "may I take the first".</summary>
    private static bool IsMonth(SpokenTurn turn, int at) => at >= 0 && at < turn.Count && CalendarWords.Month(turn[at]) is { } month && (month != 5 || turn.Is(at - 1, "of"));

    private static bool Same(string said, string name) =>
        said == name || (name.Length > 2 && (said == name + "s" || said == name + "'s")) || (said is "dr" or "doctor" && name is "dr" or "doctor");

    /// <summary>A word that only one choice's names have: "Mei" for Mei Lin, "the sit-down one" for a sit-down dinner.</summary>
    private static IEnumerable<Reading.Found> Parts(SpokenTurn turn, List<(SlotChoice Choice, SpokenTurn Name)> names)
    {
        for (var at = 0; at < turn.Count; at++)
        {
            if (turn[at].Length < 3 || IsTitle(turn[at]) || IsCount(turn, at) || TopicWords.IsStop(turn[at]))
                continue;
            var named = names.Where(n => n.Name.Tokens.Any(t => Same(turn[at], t.Text))).Select(n => n.Choice).Distinct().ToList();
            if (named.Count == 1)
                yield return new Reading.Found(new TokenSpan(at, at + 1), named[0].Id, named[0].Say, 0.75, false);
        }
    }

    /// <summary>The choice that windows of one to four words sound most like, if it is one alone.</summary>
    private static IEnumerable<Reading.Found> Near(ReadingContext context, List<(SlotChoice Choice, SpokenTurn Name)> names)
    {
        var turn = context.Turn;
        var best = new List<(SlotChoice Choice, TokenSpan Span, double Likeness)>();
        foreach (var (choice, name) in names)
        {
            // The title says nothing of which doctor is meant.
            var sound = new Sound(string.Concat(name.Tokens.Where(t => !IsTitle(t.Text)).Select(t => t.Text)));
            if (sound.Letters.Length < 3 || Enumerable.Range(0, name.Count).Any(i => IsCount(name, i)))
                continue;
            for (var length = 1; length <= Math.Min(name.Count + 2, 4); length++)
                for (var at = 0; at + length <= Math.Min(turn.Count, 60); at++)
                    if (!Enumerable.Range(at, length).Any(i => IsTitle(turn[i])) && sound.Likeness(new Sound(string.Concat(Enumerable.Range(at, length).Select(i => turn[i])))) is >= AskedLikeness and var likeness)
                        best.Add((choice, new TokenSpan(at, at + length), likeness));
        }

        foreach (var group in best.GroupBy(b => b.Choice).Select(g => g.MaxBy(b => b.Likeness)))
        {
            var isEvident = group.Likeness >= EvidentLikeness && turn.Slice(group.Span).Length >= ShortestEvident;
            var isTitled = IsTitle(turn[group.Span.Start - 1]);
            if (context.IsAsked || isEvident || isTitled)
                yield return new Reading.Found(group.Span, group.Choice.Id, group.Choice.Say, group.Likeness * 0.9, isEvident || isTitled);
        }
    }

    /// <summary>"the second one", "the last".</summary>
    private static Reading.Found? Place(ReadingContext context)
    {
        var turn = context.Turn;
        for (var at = 0; at < turn.Count; at++)
        {
            if (turn.Is(at + 1, "time", "week", "month", "year", "night"))
                continue;
            int? place = turn[at] is "last" or "latter" ? context.Slot.Choices.Count
                : turn[at] is "former" ? 1
                : NumberWords.Ordinal(turn, at)?.Value ?? (turn.Is(at - 1, "number", "option") ? NumberWords.Between(turn, at, 1, 20)?.Value : null);
            if (!IsPlace(turn, at) || place is not { } number || number < 1 || number > context.Slot.Choices.Count || turn.Count > 8)
                continue;
            var choice = context.Slot.Choices[number - 1];
            return new Reading.Found(new TokenSpan(at, at + 1), choice.Id, choice.Say, 0.8, false);
        }

        return null;
    }
}
