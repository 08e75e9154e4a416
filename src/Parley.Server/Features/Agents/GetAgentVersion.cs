using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents/{agent}/versions/{number}</c>: one version with its source.</summary>
internal static class GetAgentVersion
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents/{agent}/versions/{number:int}", HandleAsync)
        .WithName("GetAgentVersion").WithTags("Agents").WithSummary("One saved version with its source")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AgentVersion>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, int number, ITenantOfRequest tenants, IAgentVersions versions, CancellationToken cancellationToken) =>
        await versions.FindAsync(tenants.Of(http), agent, number, cancellationToken) is { } version
            ? TypedResults.Ok(version)
            : Problem.AgentNotFound();
}
