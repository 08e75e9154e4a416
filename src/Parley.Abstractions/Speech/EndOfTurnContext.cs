using Parley.Flows;

namespace Parley.Speech;

/// <summary>What an end-of-turn model may look at.</summary>
/// <param name="Transcript">The caller's words of this turn so far.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="LastAgentUtterance">What the caller is answering to; empty at the start.</param>
public sealed record EndOfTurnContext(string Transcript, string Language, string LastAgentUtterance)
{
    /// <summary>What the caller was asked for, where a flow asked; null for nothing in particular.</summary>
    public SlotType? Asked { get; init; }
}
