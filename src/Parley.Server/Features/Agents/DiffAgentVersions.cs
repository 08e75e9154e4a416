using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents/{agent}/versions/{number}/diff?from=</c>: what a version changed; against the one before it by default, the first against nothing.</summary>
internal static class DiffAgentVersions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents/{agent}/versions/{number:int}/diff", HandleAsync)
        .WithName("DiffAgentVersions").WithTags("Agents").WithSummary("What changed between two versions")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AgentDiff>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, int number, int? from, ITenantOfRequest tenants, IAgentVersions versions, CancellationToken cancellationToken)
    {
        var before = from ?? number - 1;
        return await versions.DiffAsync(tenants.Of(http), agent, before, number, cancellationToken) is { } diff
            ? TypedResults.Ok(new AgentDiff(before, number, diff))
            : Problem.AgentNotFound();
    }
}
