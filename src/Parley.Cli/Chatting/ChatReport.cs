namespace Parley.Cli.Chatting;

/// <param name="SessionId">The call's id at the server.</param>
/// <param name="Greeting">What the agent wrote first.</param>
/// <param name="Turns">One for each line, in order.</param>
/// <param name="BrokeOff">Why the conversation ended early; null when it did not.</param>
internal sealed record ChatReport(string SessionId, string Greeting, IReadOnlyList<ChatTurn> Turns, string? BrokeOff)
{
    public bool Answered => BrokeOff is null && Greeting.Length > 0 && Turns.All(turn => turn.Answer.Length > 0);
}
