using System.Text.Json.Nodes;
using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Records;
using Parley.Tools;

namespace Parley.Flows.Running;

/// <summary>A flow's tool that calls a person: it hands over what any other hand-off does, and the call's record has the fact of it.</summary>
internal sealed class PersonTool(IHandoffRecords records, CallDialogue dialogue, ReplyRequest request)
{
    public ToolScope ScopeOf(PendingTool call) => IsOne(call)
        ? request.ToolScope with
        {
            Handover = Handover(records, dialogue, request, call),
        }
        : request.ToolScope;

    /// <summary>Why, whom and how soon is for the tool to say, by the author's arguments.</summary>
    public static HandoffRecord Handover(IHandoffRecords records, CallDialogue dialogue, ReplyRequest request, PendingTool call)
    {
        // What waited for an approval has left its flow, and took with it what is known.
        var state = call.LeftBy is { } left ? dialogue.State with { Stack = [left, .. dialogue.State.Stack] } : dialogue.State;
        return records.Write(request, dialogue.Agent, state, new FlowAct.CallPerson(HandoffReason.FlowRequested, "", "", HandoffUrgency.Normal));
    }

    public IEnumerable<ReplyPart> Facts(PendingTool call, ToolOutcome ended)
    {
        if (!IsOne(call) || ended is not ToolOutcome.Succeeded { Result: var result }
            || !Enum.TryParse<HandoffReason>(Text(result, "reason").Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var reason))
            yield break;
        yield return new ReplyPart.PersonOffered(Text(result, "reason"));
        yield return new ReplyPart.Noted(new CallEvent.HandedOff(TimeSpan.Zero, Text(result, "handoff_id"), reason, Text(result, "queue")));
    }

    private bool IsOne(PendingTool call) => dialogue.Agent.Tool(call.Tool) is { CallsPerson: true };

    private static string Text(JsonObject result, string field) => result[field]?.ToString() ?? "";
}
