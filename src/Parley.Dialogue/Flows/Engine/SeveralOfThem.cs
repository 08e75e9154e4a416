using System.Text.RegularExpressions;
using Parley.Flows.Expressions;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>"Both" to "which appointment is it?": the first now, and the task again for each of the others.</summary>
internal static partial class SeveralOfThem
{
    /// <returns>The turn with the first of the choices; the turn as it is where it asks for no more than one. Of free times nobody takes all.</returns>
    public static UnderstoodTurn Begun(FlowWalk walk, FlowInput.Understood said, string? asked)
    {
        if (asked is null || walk.Map.Slot(asked) is not { ChoicesFrom: not null } slot || said.Turned.Slots.ContainsKey(asked) || !Wording().IsMatch(said.Text)
            || walk.Scope().WithChoices(slot).Choices is not [var first, _, ..] choices || FlowValue.ParseMoment(first.Id) is FlowValue.Moment
            || walk.Agent.Flow(walk.State.AskedFor.Flow) is not { IsStartable: true } task)
            return said.Turned;
        walk.State = walk.State with { Later = walk.State.Later.InsertRange(0, choices.Skip(1).Select(other => new LaterRequest(task.Flow.Name, "") { Picked = new PickedChoice(walk.Top.Flow, asked, new SlotValue(other.Id, other.Say, ValueSource.Caller)) })) };
        walk.Say(FlowPhrases.OneByOne, SayKind.Aside);
        return LeftToUs.With(said.Turned, asked, new SlotValue(first.Id, first.Say, ValueSource.Caller));
    }

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|well|yes|yeah|i want|i'd like|please|cancel|just)\b\W*)*(?:both|all(?: (?:two|three|four))?|every ?(?:one|thing)|the lot|each)(?: (?:of )?(?:them|those|these|it|the \w+|appointments|orders|ones?))?(?:\W+(?:please|thanks|thank you|actually))*\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wording();
}
