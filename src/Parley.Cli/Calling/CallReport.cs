using Parley.Calls;

namespace Parley.Cli.Calling;

/// <param name="SessionId">The call's id at the server.</param>
/// <param name="Greeting">What the agent said first.</param>
/// <param name="Turns">One for each turn of the script.</param>
/// <param name="Dialogue">All that was captioned, of both sides, in the order it began.</param>
/// <param name="BrokeOff">Why the call ended early; null when it did not.</param>
public sealed record CallReport(string SessionId, string Greeting, IReadOnlyList<TurnReport> Turns, IReadOnlyList<Caption> Dialogue, string? BrokeOff)
{
    public bool Answered => BrokeOff is null && Turns.All(turn => turn.VoiceToVoice is not null);
}
