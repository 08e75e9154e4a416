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
        var isCancel = said.Turned.Acts.HasFlag(CallerActs.Cancel) && !said.Turned.Acts.HasFlag(CallerActs.Goodbye) && said.Turned.Intents is not [{ Score: >= Switching.Clear }, ..];
        var isFree = walk is { IsIdle: true, State.Wait: null };
        if (walk.State is { OpenHandoff: { } open, HandedOver: true } && isFree && (isCancel || GoesOn().IsMatch(said.Text) || NoPerson().IsMatch(said.Text) || Trusts().IsMatch(said.Text)))
            Begin(walk, said, open.Id);
        // Whoever was called by a rule, the flow went on: "never mind" is about the flow, unless it follows the words of the call at once and nothing runs.
        else if (said.Called is { } called && (NoPerson().IsMatch(said.Text) || called.TurnsAgo == 1 && (isCancel && isFree || Trusts().IsMatch(said.Text))))
            Begin(walk, said, called.HandoffId);
        else
            return false;
        return true;
    }

    private static void Begin(FlowWalk walk, FlowInput.Understood said, string id)
    {
        if (said.KeepsPerson)
        {
            walk.Say(FlowPhrases.Stands);
            Resumption.AskAgain(walk, needsHelp: false);
            return;
        }

        // "I don't need a person, book an appointment": what is wanted instead is done instead.
        var wanted = walk.IsIdle ? said.Turned.Intents.FirstOrDefault(i => i.Score >= Switching.Clear && walk.Agent.Flow(i.Name) is { IsStartable: true })?.Name : null;
        walk.Wait(new FlowWait.Withdrawal(id) { Wanted = wanted, Text = said.Text });
        walk.Act(new FlowAct.WithdrawHandoff(id));
    }

    public static void Ended(FlowWalk walk, bool isWithdrawn)
    {
        var parked = walk.State.OpenHandoff?.Parked ?? [];
        var ended = walk.State.Wait as FlowWait.Withdrawal;
        walk.Wait(null);
        walk.Say(isWithdrawn ? FlowPhrases.Withdrawn : FlowPhrases.NotWithdrawn);
        walk.State = walk.State with { OpenHandoff = null, HandedOver = walk.State.HandedOver && !isWithdrawn, FailuresInARow = 0 };
        if (!walk.IsIdle)
        {
            // A rule had called, and the flow is where it was.
            NodeRun.Go(walk);
            return;
        }

        if (ended?.Wanted is { } wanted && !parked.Exists(frame => frame.Flow == wanted))
        {
            FlowEntry.Start(walk, wanted, ended.Text);
            return;
        }

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
        @"\b(?:(?:let'?s|can (?:we|i)|could (?:we|i)|i (?:can|could|will)|i'?ll|i'?d (?:rather|like to|prefer to)|want to|please|just) (?:just |rather )?(?:go on|continue|carry on|keep going|proceed|finish (?:it|this|that)|do (?:it|this|that) (?:here|with you|myself|now))|go on (?:with|without))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    /// <summary>"You can do it": the agent, and no person.</summary>
    [GeneratedRegex(
        @"\b(?:you (?:can|could|may|should) (?:just |still )?(?:do|handle|finish|take care of|help(?: me)?(?: with)?|go (?:on|ahead)(?: with)?)(?: (?:it|that|this|me|everything))?(?: (?:yourself|instead|then|too|after all|here))*\W*(?:$|[,.;])|(?:i'?ll|i'?d rather|let me|let'?s) (?:just )?(?:stay|stick|do (?:it|this|that)) with you)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trusts();

    [GeneratedRegex(
        @"\b(?:(?:don'?t|do not) (?:need|want) (?:a |any |the |to (?:talk|speak) (?:to|with) (?:a |any)?)?(?:person|human|people|colleague|one|body|callback|call ?back|call)|(?:don'?t|do not|nobody (?:needs|has) to) call me(?: back)?|no need (?:for|to) (?:a |call|anyone)|without a (?:person|human|colleague)|(?:cancel|stop|withdraw|take back) the (?:call ?back|call|hand ?off|request))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoPerson();
}
