namespace Parley.Agents;

/// <param name="Path">Where in the agent, such as <c>flows.book.nodes.ask_day</c>; <c>$</c> where the text is no agent at all.</param>
/// <param name="Message">What is wrong, with the near miss where there is one.</param>
/// <param name="Line">Of the agent's text, from 1; 0 where nothing stands.</param>
/// <param name="Word">What stands there and is wrong, where that helps to find the line of a longer text.</param>
public sealed record AgentFault(string Path, string Message, int Line = 0, string Word = "")
{
    public override string ToString() => Line > 0 ? $"{Path} (line {Line}): {Message}" : $"{Path}: {Message}";
}
