using Parley.Dialogue.Grounded;
using Parley.Dialogue.Routine;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Dialogue.Guarding;

/// <summary>What the parts of a reply tell about the need for a person.</summary>
internal static class SignalReader
{
    public static HandoffSignal? Of(ReplyPart part) => part switch
    {
        ReplyPart.Signalled signalled => signalled.Signal,
        ReplyPart.PersonOffered { Reason: RoutineReplyGenerator.AskedForPerson } => new HandoffSignal.AskedForPerson(),
        ReplyPart.PersonOffered { Reason: RoutineReplyGenerator.SpokeOfEmergency } => new HandoffSignal.Emergency(),
        ReplyPart.PersonOffered { Reason: GroundedAnswerer.NotAnswered } => new HandoffSignal.Understood(0),
        ReplyPart.Citation or ReplyPart.Expects => new HandoffSignal.Understood(1),
        ReplyPart.Noted { Fact: CallEvent.FlowMoved } => new HandoffSignal.Understood(1),
        ReplyPart.Noted { Fact: CallEvent.ToolFinished { Outcome: "succeeded" or "awaiting_approval" or "dry_run" } } => new HandoffSignal.StepSucceeded(),
        ReplyPart.Noted { Fact: CallEvent.ToolFinished } => new HandoffSignal.StepFailed(),
        ReplyPart.Noted { Fact: CallEvent.Degraded { Engine: "flows" } } => new HandoffSignal.SystemFailed("The dialogue of the call could not be kept."),
        _ => null,
    };
}
