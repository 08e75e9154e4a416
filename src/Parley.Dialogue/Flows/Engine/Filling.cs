using System.Collections.Immutable;
using Parley.Flows.Expressions;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>Takes found values into the slots of the running flow: the same checks whoever found them.</summary>
internal static class Filling
{
    private const double Sure = 0.5;
    private const double SureEnoughWhenAsked = 0.3;

    /// <summary>To change a value nobody spoke of changing.</summary>
    private const double SureToReplace = 0.7;

    public static Filled Take(FlowWalk walk, UnderstoodTurn turned)
    {
        var asked = (walk.State.Wait as FlowWait.Slot)?.Name;
        var (changed, corrected, restated) = (new List<string>(), new List<string>(), new List<string>());
        var rejected = turned.Rejected.Where(r => walk.Map.Slot(r.Key) is not null).ToDictionary(StringComparer.Ordinal);
        var isLocked = false;
        foreach (var (slot, found) in Found(walk, turned, asked))
        {
            var held = walk.Top.Slots.GetValueOrDefault(slot.Name);
            if (held?.Value == found.Value.Value)
                restated.Add(slot.Name);
            else if (held is not null && walk.Top.Locked.Contains(slot.Name))
                isLocked = true;
            else if (Refusal(walk, slot, found.Value) is { } why)
                rejected[slot.Name] = why;
            else if (held is null || MayReplace(walk, turned, slot.Name, found, asked))
            {
                Put(walk, slot, found.Value);
                rejected.Remove(slot.Name);
                changed.Add(slot.Name);
                if (held is not null)
                    corrected.Add(slot.Name);
            }
        }

        return new Filled(changed, corrected, restated, rejected, isLocked);
    }

    /// <summary>Whether the turn holds a value, good or bad, for the slot that was asked, or for any where none was.</summary>
    public static bool Answers(FlowWalk walk, UnderstoodTurn turned, string? asked)
    {
        if (asked is not null && walk.Map.Slot(asked) is { Type: SlotType.Text } && turned.Acts.HasFlag(CallerActs.Question))
            return false;
        return asked is not null && (turned.Slots.ContainsKey(asked) || turned.Rejected.ContainsKey(asked))
            || turned.Slots.Keys.Any(name => walk.Map.Slot(name) is { Type: not SlotType.Text });
    }

    /// <summary>Whether all it names is settled: "when do you close on Friday?" asks, and takes no other day back.</summary>
    public static bool IsSettled(FlowWalk walk, UnderstoodTurn turned, string? asked) =>
        !turned.Slots.ContainsKey(asked ?? "") && !turned.Rejected.ContainsKey(asked ?? "")
        && turned.Slots.All(found => !found.Value.IsCorrection && walk.Top.Slots.ContainsKey(found.Key));

    /// <summary>In the order the flow defines them, so that one may depend on another said in the same breath.</summary>
    private static IEnumerable<(SlotDefinition Slot, FoundValue Found)> Found(FlowWalk walk, UnderstoodTurn turned, string? asked)
    {
        foreach (var slot in walk.Map.Flow.Slots)
        {
            if (turned.Slots.TryGetValue(slot.Name, out var found) && found.Confidence >= (slot.Name == asked ? SureEnoughWhenAsked : Sure))
                yield return (slot, found);
            else if (slot.Name == asked && slot.Type is SlotType.YesNo && YesOrNo(turned.Acts) is { } answer)
                yield return (slot, new FoundValue(new SlotValue(answer, answer, ValueSource.Caller), answer, 1, false));
        }
    }

    private static string? YesOrNo(CallerActs acts) => acts.HasFlag(CallerActs.Deny) ? "no" : acts.HasFlag(CallerActs.Affirm) ? "yes" : null;

    private static bool MayReplace(FlowWalk walk, UnderstoodTurn turned, string slot, FoundValue found, string? asked) =>
        found.IsCorrection || slot == asked || turned.Acts.HasFlag(CallerActs.Correct)
            || walk.State.Wait is FlowWait.Confirmation || found.Confidence >= SureToReplace;

    private static string? Refusal(FlowWalk walk, SlotDefinition slot, SlotValue value)
    {
        var scope = walk.Scope(FlowValue.Of(slot.Type, value.Value));
        var isValid = SlotSpeech.IsNormal(scope.WithChoices(slot), value.Value) && (slot.Validate is null || scope.Holds(slot.Validate));
        return isValid ? null : Invalid(walk, slot);
    }

    public static string Invalid(FlowWalk walk, SlotDefinition slot) =>
        slot.Invalid.Length > 0 && walk.Scope().Say(slot.Invalid) is { Length: > 0 } text ? text : FlowPhrases.InvalidValue;

    public static void Put(FlowWalk walk, SlotDefinition slot, SlotValue value)
    {
        // Whoever found it cannot vouch for more than that the caller said it.
        var trusted = value.Source > ValueSource.Caller ? value with { Source = ValueSource.Caller } : value;
        walk.Top = walk.Top with
        {
            Slots = walk.Top.Slots.SetItem(slot.Name, trusted),
            Attempts = walk.Top.Attempts.Remove(slot.Name),
            Skipped = walk.Top.Skipped.Remove(slot.Name),
            Derived = slot.ChoicesFrom is { } path
                ? walk.Top.Derived.SetItem(slot.Name, [path.Split('.')[0]])
                : walk.Top.Derived.Remove(slot.Name),
        };
    }
}
