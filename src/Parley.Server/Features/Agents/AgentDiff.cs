namespace Parley.Server.Features.Agents;

/// <param name="Diff">Unified; empty when the versions say the same.</param>
internal sealed record AgentDiff(int From, int To, string Diff);
