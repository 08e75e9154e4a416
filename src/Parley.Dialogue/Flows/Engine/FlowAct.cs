using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>What is to be done next, in the order given. At most the last one makes the engine wait for its outcome.</summary>
internal abstract record FlowAct
{
    private FlowAct() { }

    public sealed record Say(string Text, SayKind Kind) : FlowAct;

    /// <summary>The caller's answer to this is awaited; the question itself came as <see cref="Say"/>.</summary>
    public sealed record Expect(SlotDefinition Slot) : FlowAct;

    public sealed record CallTool(PendingTool Call) : FlowAct;

    public sealed record AnswerFromKnowledge(string Question) : FlowAct;

    /// <summary>Read these words again, for the slots of the flow that now runs.</summary>
    public sealed record ReadAgain(string Text) : FlowAct;

    public sealed record CallPerson(HandoffReason Reason, string Queue, string Detail, HandoffUrgency Urgency) : FlowAct;

    /// <summary>The caller would rather go on without the person who was called.</summary>
    public sealed record WithdrawHandoff(string Id) : FlowAct;

    public sealed record EndCall : FlowAct;

    /// <summary>No flow runs and none is meant: somebody else answers this turn.</summary>
    public sealed record LeaveToOthers : FlowAct
    {
        /// <summary>The words have something of a task, though too little to offer one: others may say which one it is.</summary>
        public bool HintsAtTask { get; init; }
    }
}

internal enum SayKind
{
    /// <summary>A fact or an outcome.</summary>
    Statement,

    /// <summary>A question that is now open.</summary>
    Question,

    /// <summary>Help, an apology, an acknowledgement: nothing is lost when it is not heard.</summary>
    Aside,
}
