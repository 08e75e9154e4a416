using Parley.Flows;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>"Return 10504", "cancel 10504": what is wanted with a number, in a verb.</summary>
internal static class NumberedWishes
{
    /// <summary>The task that is named for that verb and asks for such a number; null for none.</summary>
    public static string? Named(UnderstandingRequest request, string clause)
    {
        if (!TurnClauses.IsAboutNumber(clause))
            return null;
        var verbs = TopicWords.Of(SpokenTurn.Of(clause));
        return request.Intents.Where(i => Numbers(i).Any() && i.Name.Split('_').Any(word => verbs.Contains(TopicWords.Stem(word)))).Select(i => i.Name).ToList() is [var only] ? only : null;
    }

    /// <summary>The clause as one says it of any such thing: knowledge says how an order is cancelled, and not how 10504 is.</summary>
    public static string InGeneral(UnderstandingRequest request, string clause)
    {
        var turn = SpokenTurn.Of(clause);
        var thing = request.Intents.SelectMany(Numbers).Select(slot => slot.Name.Split('_')[0]).FirstOrDefault() ?? "";
        var run = CharacterRun.All(turn, digitsOnly: true).MaxBy(r => r.Text.Length);
        if (run is null || thing.Length == 0)
            return clause;
        var kept = Enumerable.Range(0, turn.Count).Where(at => (at < run.Span.Start || at >= run.Span.End) && turn[at] != thing).Select(at => at < run.Span.Start ? (turn.Tokens[at].Original, "") : ("", turn.Tokens[at].Original)).ToList();
        return string.Join(' ', kept.Select(k => k.Item1).Append($"my {thing}").Concat(kept.Select(k => k.Item2)).Where(word => word.Length > 0));
    }

    private static IEnumerable<SlotDefinition> Numbers(IntentDefinition intent) => intent.Slots.Where(slot => slot is { Type: SlotType.Identifier, CheckDigit: not null });
}
