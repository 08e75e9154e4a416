using System.Text.RegularExpressions;
using Parley.Handoff;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>"Never mind, I can do it here": a person was called, and the caller would rather go on. What was going on goes on where it stood.</summary>
internal static partial class Withdrawals
{
    /// <summary>What a person was called for because the caller, and not the flow's author, had enough of the flow.</summary>
    public static void Keep(FlowWalk walk, FlowWait.Person person, HandoffReceipt receipt)
    {
        var isLeft = person.Reason is HandoffReason.AskedForPerson or HandoffReason.RepeatedFailure
            && !walk.IsIdle && walk.Map.Node(walk.Top.Node) is not FlowNode.CallPerson;
        // Nobody is called back from an emergency.
        walk.State = walk.State with
        {
            OpenHandoff = person.Reason is HandoffReason.MedicalEmergency ? null : new OpenHandoff(receipt.Id, person.Reason, isLeft ? walk.State.Stack : []),
        };
    }

    /// <returns>Whether the caller takes it back.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said)
    {
        if (walk.State is not { OpenHandoff: { } open, Wait: null, HandedOver: true } || !walk.IsIdle)
            return false;
        var acts = said.Turned.Acts;
        var isTakenBack = acts.HasFlag(CallerActs.Cancel) && !acts.HasFlag(CallerActs.Goodbye) && said.Turned.Intents is not [{ Score: >= Switching.Clear }, ..];
        if (!isTakenBack && !GoesOn().IsMatch(said.Text))
            return false;
        walk.Wait(new FlowWait.Withdrawal(open.Id));
        walk.Act(new FlowAct.WithdrawHandoff(open.Id));
        return true;
    }

    public static void Ended(FlowWalk walk, bool isWithdrawn)
    {
        var parked = walk.State.OpenHandoff?.Parked ?? [];
        walk.Wait(null);
        walk.Say(isWithdrawn ? FlowPhrases.Withdrawn : FlowPhrases.NotWithdrawn);
        walk.State = walk.State with { OpenHandoff = null, HandedOver = !isWithdrawn, FailuresInARow = 0 };
        if (parked.IsEmpty)
        {
            walk.Say(FlowPhrases.HowCanIHelp, SayKind.Question);
            return;
        }

        // What failed before may be tried as often again.
        walk.State = walk.State with { Stack = parked.SetItem(parked.Count - 1, parked[^1] with { Attempts = parked[^1].Attempts.Clear() }) };
        walk.Say(FlowPhrases.GoingOn, SayKind.Aside);
        NodeRun.Go(walk);
    }

    [GeneratedRegex(
        @"\b(?:(?:let'?s|can (?:we|i)|could (?:we|i)|i (?:can|could|will)|i'?ll|i'?d (?:rather|like to|prefer to)|want to|please|just) (?:just |rather )?(?:go on|continue|carry on|keep going|proceed|finish (?:it|this|that)|do (?:it|this|that) (?:here|with you|myself|now))|(?:don'?t|do not) (?:need|want) (?:a |any |the |to (?:talk|speak) (?:to|with) (?:a |any)?)?(?:person|human|people|colleague|one|body|callback|call ?back|call)|no need (?:for|to) (?:a |call|anyone)|go on (?:with|without)|without a (?:person|human|colleague)|(?:cancel|stop|withdraw|take back) the (?:call ?back|call|hand ?off|request))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();
}
