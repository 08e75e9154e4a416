using Parley.Storage.Calls;

namespace Parley.Server.Features.Agents;

/// <summary>How each version did, newest first. Versions that held no call yet are missing.</summary>
internal sealed record AgentFiguresList(IReadOnlyList<AgentFigures> Versions);
