using Parley.Dialogue;
using Parley.Handoff;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>Something that happened.</summary>
/// <param name="At">When; the engine has no clock of its own.</param>
internal abstract record FlowInput(DateTimeOffset At)
{
    /// <param name="Session">What templates read as <c>session</c>.</param>
    /// <param name="Greeting">What the agent opened with, rendered.</param>
    public sealed record CallStarted(DateTimeOffset At, IReadOnlyDictionary<string, string> Session, string Greeting) : FlowInput(At);

    /// <summary>The caller said something.</summary>
    public sealed record Understood(DateTimeOffset At, int Turn, string Text, UnderstoodTurn Turned) : FlowInput(At)
    {
        /// <summary>What came of an effect and need not be told any more: <see cref="FlowState.Outcome"/> as it was when the caller spoke.</summary>
        public string Heard { get; init; } = "";

        /// <summary>What came of an effect and is told once more in this turn.</summary>
        public string ToldAgain { get; init; } = "";

        /// <summary>What the agent said last was not heard to its end.</summary>
        public bool IsUnheard { get; init; }

        /// <summary>What the agent said last was said in this turn, as work that was left came to its end.</summary>
        public bool IsJustSaid { get; init; }

        /// <summary>What the caller heard last was the offer of a person, by others than the flows.</summary>
        public bool IsPersonOffered { get; init; }

        /// <summary>The caller was told in this turn that somebody is there.</summary>
        public bool IsAssured { get; init; }

        /// <summary>Who was called outside of the flows and may be taken back; null for nobody.</summary>
        public CalledPerson? Called { get; init; }

        /// <summary>Somebody was called for what stays a person's.</summary>
        public bool KeepsPerson { get; init; }
    }

    /// <summary>The turn was left to others, and a model took its words for a wish for this flow.</summary>
    public sealed record Proposed(DateTimeOffset At, string Flow, string Text) : FlowInput(At);

    /// <summary>The words that began a flow, read again for its slots.</summary>
    public sealed record Reread(DateTimeOffset At, UnderstoodTurn Turned) : FlowInput(At);

    /// <summary>The caller said nothing for as long as one waits.</summary>
    public sealed record Silence(DateTimeOffset At) : FlowInput(At);

    public sealed record ToolReturned(DateTimeOffset At, string Step, ToolOutcome Outcome) : FlowInput(At);

    /// <param name="Said">What was said in answer; empty when knowledge has none.</param>
    public sealed record KnowledgeAnswered(DateTimeOffset At, string Said) : FlowInput(At)
    {
        /// <summary>It ends in the question whether the caller wants a person, whose answer comes before that to the flow's own.</summary>
        public bool OffersPerson { get; init; }
    }

    public sealed record HandoffRaised(DateTimeOffset At, HandoffReceipt Receipt) : FlowInput(At)
    {
        /// <summary>The same turn has called a person already, and the caller was told.</summary>
        public bool IsTold { get; init; }
    }

    /// <param name="IsWithdrawn">False where somebody sees to it already, or nobody knows.</param>
    public sealed record HandoffWithdrawn(DateTimeOffset At, bool IsWithdrawn) : FlowInput(At);

    /// <summary>The caller is back after a break, or another process took the call over.</summary>
    public sealed record Resumed(DateTimeOffset At) : FlowInput(At);
}
