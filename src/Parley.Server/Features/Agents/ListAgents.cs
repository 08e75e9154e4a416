using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents</c>.</summary>
internal static class ListAgents
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents", HandleAsync)
        .WithName("ListAgents").WithTags("Agents").WithSummary("The agents that answer");

    private static async Task<Ok<AgentList>> HandleAsync(
        HttpContext http, ITenantOfRequest tenants, IAgentCatalog agents, CancellationToken cancellationToken) =>
        TypedResults.Ok(AgentList.Of(await agents.ListAsync(tenants.Of(http), cancellationToken)));
}
