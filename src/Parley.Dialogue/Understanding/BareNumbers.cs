using Parley.Flows;
using Parley.Understanding.Intents;
using Parley.Understanding.Slots;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>"92155", "my order number is 92155", "where is 92155": a number, and nothing of what is wanted with it.</summary>
internal static class BareNumbers
{
    private static readonly string[] Courtesy = ["hi", "hello", "hey", "good", "yes", "yeah", "sure", "please", "thanks", "uh", "um", "no"];

    private static readonly string[] Numbering = ["number", "numbers", "no", "code", "zip", "calling", "about", "question"];

    /// <summary>The task that such words ask for, with the number; null where more is said, or no task begins so.</summary>
    public static (IntentDefinition Task, FoundValue Number)? In(UnderstandingRequest request, SpokenTurn turn, SlotFindings named)
    {
        if (request is not { Asked: null, Confirming: false, Slots.Count: 0 } || request.Intents.FirstOrDefault(i => i.OpenedBy is not null) is not { } task)
            return null;
        var slot = task.Slots.First(s => s.Name == task.OpenedBy);
        var numbers = named.Spans.Where(n => n.Slot.Type is SlotType.Identifier && task.Slots.Any(s => s.Name == n.Slot.Name)).ToList();
        if (numbers.Count == 0)
            return null;
        var said = numbers.FirstOrDefault(n => n.Slot.Name == slot.Name, numbers[0]);
        var names = SlotWords(slot);
        return Enumerable.Range(0, turn.Count).All(at => numbers.Exists(n => n.Span.Start <= at && at < n.Span.End) || turn[at].Length == 1 || TopicWords.IsStop(turn[at]) || Courtesy.Contains(turn[at]) || names.Contains(turn[at]))
            ? (task, named.Values[said.Slot.Name])
            : null;
    }

    private static HashSet<string> SlotWords(SlotDefinition slot) => [.. slot.Name.Split('_'), .. Numbering];
}
