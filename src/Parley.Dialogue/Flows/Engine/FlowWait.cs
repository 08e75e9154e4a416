using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>What the engine waits for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Slot), "slot")]
[JsonDerivedType(typeof(Lacking), "lacking")]
[JsonDerivedType(typeof(Choosing), "choosing")]
[JsonDerivedType(typeof(Confirmation), "confirmation")]
[JsonDerivedType(typeof(Stopping), "stopping")]
[JsonDerivedType(typeof(Switching), "switching")]
[JsonDerivedType(typeof(Rereading), "rereading")]
[JsonDerivedType(typeof(Tool), "tool")]
[JsonDerivedType(typeof(Knowledge), "knowledge")]
[JsonDerivedType(typeof(Person), "person")]
[JsonDerivedType(typeof(Withdrawal), "withdrawal")]
internal abstract record FlowWait
{
    private FlowWait() { }

    /// <summary>The work of others is due, not the caller's answer.</summary>
    [JsonIgnore]
    public virtual bool IsWork => false;

    /// <summary>Yes or no was asked.</summary>
    [JsonIgnore]
    public virtual bool IsYesOrNo => false;

    public sealed record Slot(string Name) : FlowWait;

    /// <summary>The caller has no such thing as was asked for: a person was offered, or another way told.</summary>
    public sealed record Lacking(string Name) : FlowWait;

    /// <summary>Which of several tasks was meant; <paramref name="Text"/> is what the caller had said.</summary>
    public sealed record Choosing(ImmutableList<string> Flows, string Text) : FlowWait;

    /// <summary>Values were read back.</summary>
    public sealed record Confirmation : FlowWait
    {
        public override bool IsYesOrNo => true;
    }

    /// <summary>Whether to give the running flow up.</summary>
    public sealed record Stopping : FlowWait
    {
        public override bool IsYesOrNo => true;
    }

    /// <summary>Whether to turn to a flow; <paramref name="Text"/> is what the caller had said.</summary>
    public sealed record Switching(string Flow, string Text) : FlowWait
    {
        public override bool IsYesOrNo => true;
    }

    /// <summary>A flow has begun: the caller's words are to be read for its slots.</summary>
    /// <param name="Question">To be answered before the flow asks anything; null for none.</param>
    public sealed record Rereading(string Text, string? Question = null) : FlowWait
    {
        /// <summary>The slot that they are an answer for; null where they are about anything.</summary>
        public string? Answers { get; init; }

        public override bool IsWork => true;
    }

    public sealed record Tool(PendingTool Call) : FlowWait
    {
        public override bool IsWork => true;
    }

    /// <param name="Next">The node to go to with the answer; null for a question in between.</param>
    public sealed record Knowledge(string Question, string? Next) : FlowWait
    {
        /// <summary>What the caller was asked when they asked this instead; null for nothing.</summary>
        public FlowWait? Before { get; init; }

        /// <summary>The caller asked for a person beside it, who is called with the answer.</summary>
        public bool CallsPerson { get; init; }

        public override bool IsWork => true;
    }

    public sealed record Person(HandoffReason Reason, string Queue, string Detail) : FlowWait
    {
        public override bool IsWork => true;
    }

    /// <summary>A hand-off is being taken back.</summary>
    public sealed record Withdrawal(string Id) : FlowWait
    {
        /// <summary>The flow that the caller wants instead, and the words that asked for it; null for none.</summary>
        public string? Wanted { get; init; }

        public string Text { get; init; } = "";

        public override bool IsWork => true;
    }
}
