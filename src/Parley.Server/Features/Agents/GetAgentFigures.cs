using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Calls;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents/{agent}/figures</c>: how each version did.</summary>
internal static class GetAgentFigures
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents/{agent}/figures", HandleAsync)
        .WithName("GetAgentFigures").WithTags("Agents").WithSummary("How each version of an agent did")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AgentFiguresList>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, ITenantOfRequest tenants, IAgentVersions versions, CallRecords records, CancellationToken cancellationToken)
    {
        var tenant = tenants.Of(http);
        return (await versions.VersionsAsync(tenant, agent, cancellationToken)).Count > 0
            ? TypedResults.Ok(new AgentFiguresList(await records.FiguresAsync(tenant, agent, cancellationToken)))
            : Problem.AgentNotFound();
    }
}
