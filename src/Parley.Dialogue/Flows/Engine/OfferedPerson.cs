using System.Text.RegularExpressions;
using Parley.Handoff;
using Parley.Understanding;
using Parley.Understanding.Acts;

namespace Parley.Flows.Engine;

/// <summary>
/// A person was offered by somebody else than the flow. A plain yes calls one; a no leaves the flow and its question as they are; anything beside it,
/// or instead, is read as what it says.
/// </summary>
internal static partial class OfferedPerson
{
    private const double Possible = 0.35;

    /// <returns>What is left to read; null when the answer was all.</returns>
    public static FlowInput.Understood? Take(FlowWalk walk, FlowInput.Understood said)
    {
        var acts = said.Turned.Acts;
        var isMore = IsMore(walk, said.Turned);
        // "Yes, put me through": nothing is done by it but what was offered.
        var isYes = acts.HasFlag(CallerActs.Affirm) || PlainYes.IsIn(said.Text);
        if (isYes && !acts.HasFlag(CallerActs.Deny) && !isMore && walk.Agent.Agent.Handoff.Triggers.Contains(HandoffReason.AskedForPerson))
        {
            PersonCalls.Raise(walk, HandoffReason.AskedForPerson, "The caller was offered a person and said yes.");
            return null;
        }

        if (!isMore && !walk.IsIdle && (acts.HasFlag(CallerActs.Deny) || Again().IsMatch(said.Text)))
        {
            GoOn(walk, said);
            return null;
        }

        // Idle, a yes or a no to the offer is answered by those who made it.
        return walk.IsIdle && !isMore ? said : said with { Turned = WithoutYesOrNo(walk, said.Turned) };
    }

    private static void GoOn(FlowWalk walk, FlowInput.Understood said)
    {
        walk.State = walk.State with { FailuresInARow = 0 };
        if (said.IsJustSaid)
        {
            // The question has just come.
            LostThread.Expect(walk);
            return;
        }

        walk.Say(FlowPhrases.GoingOn, SayKind.Aside);
        Resumption.AskAgain(walk, needsHelp: false);
    }

    private static bool IsMore(FlowWalk walk, UnderstoodTurn turned) =>
        turned.Acts.HasFlag(CallerActs.Question) || turned.Also.Count > 0 || turned.Intents is [{ Score: >= Possible }, ..]
        || turned.Slots.Keys.Concat(turned.Rejected.Keys).Any(name => !IsYesOrNo(walk, name));

    private static UnderstoodTurn WithoutYesOrNo(FlowWalk walk, UnderstoodTurn turned) => turned with
    {
        Acts = turned.Acts & ~(CallerActs.Affirm | CallerActs.Deny),
        Slots = turned.Slots.Where(s => !IsYesOrNo(walk, s.Key)).ToDictionary(StringComparer.Ordinal),
    };

    private static bool IsYesOrNo(FlowWalk walk, string slot) => !walk.IsIdle && walk.Map.Slot(slot) is { Type: SlotType.YesNo };

    [GeneratedRegex(@"\b(?:try|do) (?:it |that )?(?:once )?(?:again|more)\b|\b(?:go on|carry on|continue|keep going)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
