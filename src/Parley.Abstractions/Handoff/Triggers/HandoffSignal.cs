namespace Parley.Handoff;

/// <summary>Something that happened in a call and may call for a person.</summary>
public abstract record HandoffSignal
{
    private HandoffSignal()
    {
    }

    /// <summary>The caller's words, to judge by them what they are about and the caller's mood.</summary>
    public sealed record Said(string Text) : HandoffSignal
    {
        /// <summary>The caller only wants to hear the last words again, or whether anybody is there: to say so time and again is no anger.</summary>
        public bool IsLost { get; init; }
    }

    /// <param name="Confidence">0 to 1.</param>
    public sealed record Understood(double Confidence) : HandoffSignal;

    public sealed record AskedForPerson : HandoffSignal;

    /// <summary>A rule that knows the reason wants a person called.</summary>
    public sealed record Demanded(HandoffReason Reason, string Detail) : HandoffSignal;

    public sealed record PolicyBlocked(string Detail) : HandoffSignal;

    public sealed record PaymentDisputed : HandoffSignal;

    public sealed record LegalMatter : HandoffSignal;

    public sealed record Emergency : HandoffSignal;

    /// <summary>A model, a tool or a store cannot be used at all.</summary>
    public sealed record SystemFailed(string Detail) : HandoffSignal;

    /// <summary>A value was refused, or a tool did not do what it was called for.</summary>
    public sealed record StepFailed : HandoffSignal;

    /// <summary>The call got on.</summary>
    public sealed record StepSucceeded : HandoffSignal;
}
