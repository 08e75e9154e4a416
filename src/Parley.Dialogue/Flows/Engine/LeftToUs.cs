using Parley.Flows.Expressions;
using Parley.Understanding;
using Parley.Understanding.Acts;

namespace Parley.Flows.Engine;

/// <summary>Answers that leave the choice to the agent: "whenever", "any of them", "the earliest you have".</summary>
internal static class LeftToUs
{
    /// <summary>The turn with the value that is taken for the slot asked for; the turn as it is where the slot has none for this.</summary>
    public static UnderstoodTurn Settled(FlowWalk walk, UnderstoodTurn turned, string? asked) =>
        asked is not null && IsMeant(turned) && !turned.Slots.ContainsKey(asked) && walk.Map.Slot(asked) is { } slot && Value(walk, slot) is { } value
            ? With(turned, slot.Name, value)
            : turned;

    /// <summary>"The earliest appointment you have": said with the wish itself, for whatever slot can be left open.</summary>
    public static UnderstoodTurn Settled(FlowWalk walk, UnderstoodTurn turned)
    {
        if (!IsMeant(turned))
            return turned;
        foreach (var slot in walk.Map.Flow.Slots.Where(s => s.Any is not null && !turned.Slots.ContainsKey(s.Name) && !turned.Rejected.ContainsKey(s.Name)))
            if (Value(walk, slot) is { } value)
                turned = With(turned, slot.Name, value);
        return turned;
    }

    /// <summary>"No, not the earliest" leaves nothing open.</summary>
    private static bool IsMeant(UnderstoodTurn turned) => turned.Acts.HasFlag(CallerActs.Whichever) && !turned.Acts.HasFlag(CallerActs.Deny);

    /// <summary>
    /// What the agent's author says; else the first of the times that a tool offers, unless they are asked for once more ("what do you have?"). Which of several things is meant nobody leaves to chance: "any of them"
    /// is no answer to which appointment to cancel.
    /// </summary>
    private static SlotValue? Value(FlowWalk walk, SlotDefinition slot)
    {
        var choices = walk.Scope().WithChoices(slot);
        if (slot.Any is { } template)
            return SlotSpeech.Read(choices, walk.Scope().Argument(template), walk.Scope().SourceOf(template));
        return slot.ChoicesFrom is not null && !LeftOpen.WhatIsThere().IsMatch(walk.State.TurnText) && choices.Choices is [var first, ..] && (choices.Choices.Count == 1 || FlowValue.ParseMoment(first.Id) is FlowValue.Moment) ? new SlotValue(first.Id, first.Say, ValueSource.Caller) : null;
    }

    /// <summary>The turn as if the value had been said.</summary>
    public static UnderstoodTurn With(UnderstoodTurn turned, string slot, SlotValue value) => turned with
    {
        Slots = new Dictionary<string, FoundValue>(turned.Slots) { [slot] = new(value, value.Spoken, 1, IsCorrection: false) },
        Rejected = turned.Rejected.Where(r => r.Key != slot).ToDictionary(StringComparer.Ordinal),
    };
}
