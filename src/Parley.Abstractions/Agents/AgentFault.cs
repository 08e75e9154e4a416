namespace Parley.Agents;

/// <param name="Path">Where in the agent, such as <c>flows.book.nodes.ask_day</c>; a line where the text is not even YAML.</param>
/// <param name="Message">What is wrong, with the near miss where there is one.</param>
public sealed record AgentFault(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
