namespace Parley.Cli.Chatting;

/// <param name="Said">The line that was sent.</param>
/// <param name="Answer">What the agent wrote; empty when nothing came.</param>
/// <param name="FirstWords">From the line to the answer's first words; null when nothing came.</param>
internal sealed record ChatTurn(string Said, string Answer, TimeSpan? FirstWords);
