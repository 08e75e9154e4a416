using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Agents;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents</c>: of every tenant the request may speak for, or of the one it names.</summary>
internal static class ListAgents
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents", HandleAsync)
        .WithName("ListAgents").WithTags("Agents").WithSummary("The agents that answer")
        .AddEndpointFilter<RouteHandlerBuilder, AgentsTakenIn>()
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Ok<AgentList>> HandleAsync(
        HttpContext http, ITenantOfRequest tenants, IAgentCatalog agents, CancellationToken cancellationToken)
    {
        var answering = new List<AgentDefinition>();
        foreach (var tenant in tenants.AllOf(http))
            answering.AddRange(await agents.ListAsync(tenant, cancellationToken));
        return TypedResults.Ok(AgentList.Of(answering));
    }
}
