using Parley.Speech;

namespace Parley.Conversation.TurnTaking;

/// <summary>One stretch of the caller's speech (or one typed text) in a turn that is still open.</summary>
/// <param name="Id">Counted by the listener; typed text has negative numbers. A resumed utterance keeps its id.</param>
/// <param name="Onset">First speech sample, on the call's timeline.</param>
/// <param name="LastSpeech">Last speech sample so far.</param>
internal sealed record DraftUtterance(int Id, TimeSpan Onset, TimeSpan LastSpeech)
{
    /// <summary>How much of it the detector called speech.</summary>
    public TimeSpan Voiced { get; init; }

    /// <summary>The latest words, interim or final; null before any.</summary>
    public Transcript? Transcript { get; init; }

    public bool AwaitsFinal { get; init; } = true;

    /// <summary>When the final transcript came.</summary>
    public TimeSpan? FinalAt { get; init; }

    /// <summary>The agent paused for it once and went on: it does not get a second pause, only an interruption on evidence.</summary>
    public bool WasFalseInterruption { get; init; }

    public bool Typed => Id < 0;

    public string Text => Transcript?.Text.Trim() ?? "";
}
