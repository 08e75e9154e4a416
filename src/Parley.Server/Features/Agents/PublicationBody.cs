using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>What is to answer from the next call on.</summary>
/// <param name="Shares">One version with 100 percent, or two that share the traffic.</param>
/// <param name="Note">Why.</param>
/// <param name="Author">Who publishes, until identity tells.</param>
internal sealed record PublicationBody(IReadOnlyList<AgentShare>? Shares = null, string? Note = null, string? Author = null);
