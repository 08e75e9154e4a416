namespace Parley.Server.Features.Agents;

/// <param name="Path">Where in the agent, such as <c>tools[1]</c>.</param>
/// <param name="Message">What is wrong, with the near miss where there is one.</param>
/// <param name="Line">Of the agent's text, from 1; 0 where nothing stands.</param>
internal sealed record AgentWarning(string Path, string Message, int Line);
