using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>What was published, newest first.</summary>
internal sealed record PublicationList(IReadOnlyList<AgentPublication> Publications);
