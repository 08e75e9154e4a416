using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Handoff;
using Parley.Tools;

namespace Parley.Flows.Engine;

/// <summary>What a tool's outcome leads to. An effect that may have come to pass is never said to have failed.</summary>
internal static class ToolOutcomes
{
    public static void Take(FlowWalk walk, FlowInput.ToolReturned returned)
    {
        if (walk.State.Wait is FlowWait.Tool { Call: var call } && call.Step == returned.Step)
            Take(walk, call, returned.Outcome);
        else
            TakeLate(walk, returned);
    }

    private static void Take(FlowWalk walk, PendingTool call, ToolOutcome outcome)
    {
        switch (outcome)
        {
            case ToolOutcome.Succeeded succeeded:
                Succeed(walk, call, succeeded.Result);
                break;
            case ToolOutcome.DryRun:
                // What the flow would say next claims what has not happened.
                Leave(walk, call, ["dry_run"], FlowPhrases.DryRun, mayGoOn: true);
                break;
            case ToolOutcome.AwaitingApproval:
                walk.State = walk.State with { Approvals = walk.State.Approvals.Add(Denials.Remembering(walk, call)) };
                Leave(walk, call, ["awaiting_approval"], FlowPhrases.AwaitingApproval, mayGoOn: true);
                break;
            case ToolOutcome.Failed { MayHaveHappened: true } when call.HasEffect:
                Leave(walk, call with { IsInDoubt = true }, ["uncertain"], FlowPhrases.Uncertain, mayGoOn: false);
                break;
            case ToolOutcome.Failed failed:
                Leave(walk, call, [failed.Code, "default"], FlowPhrases.ToolFailed, mayGoOn: false);
                break;
            case ToolOutcome.Refused refused:
                Leave(walk, call, [refused.Code, "default"], FlowPhrases.ToolFailed, mayGoOn: false);
                break;
        }

        if (call.HasEffect && !walk.State.Ended)
            Owed.Tell(walk, call, walk.Statements);
    }

    private static void Succeed(FlowWalk walk, PendingTool call, JsonObject result)
    {
        walk.State = walk.State with { FailuresInARow = 0 };
        if (walk.Map.Node(call.Node) is not FlowNode.Tool node)
            return;
        if (node.SaveAs is { } name)
        {
            var value = JsonSerializer.Deserialize(result.ToJsonString(), FlowStateJson.Default.JsonElement);
            walk.Top = walk.Top with { Results = walk.Top.Results.SetItem(name, new FlowResult(value, call.DependsOn)) };
        }

        // Where the flow keeps an answer, it has words of its own for it.
        if (TellOfPerson(walk, call, result) is { } tell && node.SaveAs is null)
            walk.Say(tell);

        walk.GoTo(node.Next);
        if (call.HasEffect)
        {
            // There is no way back behind something that has happened.
            var locked = call.DependsOn.Where(d => d.StartsWith("slots.", StringComparison.Ordinal)).Select(d => d["slots.".Length..]);
            walk.Top = walk.Top with { Locked = walk.Top.Locked.Union(locked), Path = [], Asked = [] };
        }

        NodeRun.Go(walk);
    }

    /// <param name="codes">Where the node says where to go, the first it names is taken.</param>
    /// <param name="general">Said where the node says nothing.</param>
    /// <param name="mayGoOn">Without a word of the node the flow just ends; otherwise a person is called.</param>
    private static void Leave(FlowWalk walk, PendingTool call, string[] codes, string general, bool mayGoOn)
    {
        if (!mayGoOn)
            walk.State = walk.State with { FailuresInARow = walk.State.FailuresInARow + 1 };
        var ways = (walk.Map.Node(call.Node) as FlowNode.Tool)?.OnFailure;
        if (codes.Select(code => ways?.GetValueOrDefault(code)).FirstOrDefault(way => way is not null) is { } next)
        {
            walk.GoTo(next);
            NodeRun.Go(walk);
            return;
        }

        walk.Say(general);
        if (mayGoOn)
        {
            FlowEnding.Leave(walk);
            return;
        }

        // It has ended. Only what is in doubt is asked about once more, by a later turn: what is said to have failed must not be done after all.
        walk.Wait(null);
        if (call.IsInDoubt)
            walk.State = walk.State with { Late = walk.State.Late.Add(call) };
        PersonCalls.Raise(walk, HandoffReason.SystemError, $"The tool '{call.Tool}' did not do what the flow '{call.Flow}' needed.");
    }

    private static void TakeLate(FlowWalk walk, FlowInput.ToolReturned returned)
    {
        var call = walk.State.Approvals.Concat(walk.State.Late).FirstOrDefault(c => c.Step == returned.Step);
        if (call is null || (returned.Outcome is ToolOutcome.AwaitingApproval && walk.State.Approvals.Contains(call)))
            return;
        walk.State = walk.State with { Approvals = walk.State.Approvals.Remove(call), Late = walk.State.Late.Remove(call) };
        if (returned.Outcome is ToolOutcome.AwaitingApproval)
            walk.State = walk.State with { Approvals = walk.State.Approvals.Add(call) };
        else if (Denials.LeadsBack(walk, call, returned.Outcome))
            return;
        else if (returned.Outcome is ToolOutcome.Succeeded { Result: var result } && TellOfPerson(walk, call, result) is { } tell)
            Tell(walk, call, tell);
        else if (call.HasEffect && !(call.IsInDoubt && returned.Outcome is ToolOutcome.Failed { MayHaveHappened: true }))
            Tell(walk, call, returned.Outcome switch
            {
                ToolOutcome.Succeeded => FlowPhrases.LateDone,
                ToolOutcome.DryRun => FlowPhrases.DryRun,
                ToolOutcome.Failed { MayHaveHappened: true } => FlowPhrases.LateUncertain,
                _ => FlowPhrases.LateFailed,
            });
    }

    /// <summary>A tool that calls a person has handed the caller over, whatever the flow does after it.</summary>
    /// <returns>What the caller is told happens next; null for nothing.</returns>
    private static string? TellOfPerson(FlowWalk walk, PendingTool call, JsonObject result)
    {
        if (walk.Agent.Tool(call.Tool) is not { CallsPerson: true })
            return null;
        walk.State = walk.State with { HandedOver = true };
        return result["tell"]?.ToString() is { Length: > 0 } tell ? tell : null;
    }

    private static void Tell(FlowWalk walk, PendingTool call, string text)
    {
        walk.Say(text);
        Owed.Tell(walk, call, text);
    }
}
