namespace Parley.Server.Features.Agents;

/// <summary>An agent to be saved.</summary>
/// <param name="Source">The agent file's text: YAML or JSON.</param>
/// <param name="Note">What changed and why.</param>
/// <param name="Author">Who changed it, until identity tells.</param>
internal sealed record AgentVersionBody(string? Source = null, string? Note = null, string? Author = null);
