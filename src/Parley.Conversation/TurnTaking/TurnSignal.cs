using Parley.Speech;

namespace Parley.Conversation.TurnTaking;

/// <summary>Something that happened, as the turn policy sees it.</summary>
/// <param name="At">When, on the call's timeline; never runs backwards but for threads that post at the same moment.</param>
internal abstract record TurnSignal(TimeSpan At)
{
    /// <summary>Time passes: comes every 20 ms.</summary>
    public sealed record Tick(TimeSpan At) : TurnSignal(At);

    public sealed record CallerJoined(TimeSpan At, bool EchoCancelled) : TurnSignal(At);

    public sealed record EchoCancellationChanged(TimeSpan At, bool Cancelled) : TurnSignal(At);

    public sealed record CallerLeft(TimeSpan At) : TurnSignal(At);

    /// <summary>Nobody is to hear the agent any more, and it hears nobody.</summary>
    public sealed record AgentRemoved(TimeSpan At) : TurnSignal(At);

    /// <summary>Somebody holds the agent silent (true), or lets it speak again.</summary>
    public sealed record AgentMuted(TimeSpan At, bool IsMuted) : TurnSignal(At);

    /// <summary>The caller has no live microphone (true), or has one again.</summary>
    public sealed record Muted(TimeSpan At, bool IsMuted) : TurnSignal(At);

    public sealed record ConnectionLost(TimeSpan At, bool Lost) : TurnSignal(At);

    /// <summary>The server wants to stop.</summary>
    public sealed record Stopping(TimeSpan At) : TurnSignal(At);

    /// <summary>A part of the session broke that the call cannot do without.</summary>
    public sealed record Broken(TimeSpan At) : TurnSignal(At);

    /// <summary>Speech began, or went on after a pause too short to be a new utterance (then with the same id).</summary>
    public sealed record SpeechBegan(TimeSpan At, int Utterance, TimeSpan Onset) : TurnSignal(At);

    /// <summary>Comes with every detector window of an utterance.</summary>
    public sealed record SpeechWentOn(TimeSpan At, int Utterance, TimeSpan LastSpeech, TimeSpan Voiced) : TurnSignal(At);

    /// <summary>A pause long enough that the final transcript is being made, on speculation.</summary>
    public sealed record SpeechPaused(TimeSpan At, int Utterance, TimeSpan LastSpeech, TimeSpan Voiced) : TurnSignal(At);

    public sealed record WordsHeard(TimeSpan At, int Utterance, Transcript Transcript) : TurnSignal(At);

    public sealed record RecognitionFailed(TimeSpan At, int Utterance) : TurnSignal(At);

    /// <summary>Answers <see cref="TurnDecision.PredictEndOfTurn"/> of the same revision.</summary>
    public sealed record EndOfTurnPredicted(TimeSpan At, int Revision, double Probability) : TurnSignal(At);

    public sealed record TextTyped(TimeSpan At, string Text) : TurnSignal(At);

    /// <summary>The first sample of a speech left.</summary>
    public sealed record SpeechAudible(TimeSpan At, SpeechId Speech) : TurnSignal(At);

    /// <summary>More of a speech was heard; comes several times a second while it plays.</summary>
    public sealed record SpeechProgressed(TimeSpan At, SpeechId Speech) : TurnSignal(At);

    /// <summary>This speech asks the caller for something. Comes while it is being made, before it ends.</summary>
    public sealed record AnswerExpected(TimeSpan At, SpeechId Speech, ExpectedAnswer Answer) : TurnSignal(At);

    /// <summary>A speech is over and its audio heard or dropped.</summary>
    public sealed record SpeechEnded(TimeSpan At, SpeechId Speech, SpeechEnding Ending) : TurnSignal(At);
}
