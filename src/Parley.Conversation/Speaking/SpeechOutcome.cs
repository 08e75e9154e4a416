using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Speaking;

/// <summary>How a speech ended, and what was heard of it.</summary>
internal abstract record SpeechOutcome(HeardSpeech Heard)
{
    /// <summary>All of it was heard.</summary>
    public sealed record Completed(HeardSpeech Heard) : SpeechOutcome(Heard);

    public sealed record Interrupted(HeardSpeech Heard, InterruptionReason Reason) : SpeechOutcome(Heard);

    /// <summary>An engine failed on the way; what had been made until then was heard.</summary>
    public sealed record Failed(HeardSpeech Heard) : SpeechOutcome(Heard);
}
