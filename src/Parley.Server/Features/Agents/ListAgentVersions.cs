using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents/{agent}/versions</c>.</summary>
internal static class ListAgentVersions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents/{agent}/versions", HandleAsync)
        .WithName("ListAgentVersions").WithTags("Agents").WithSummary("An agent's saved versions and which of them answer")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AgentVersionList>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, ITenantOfRequest tenants, IAgentCatalog catalog, IAgentVersions versions, CancellationToken cancellationToken)
    {
        var tenant = tenants.Of(http);
        // Takes in what the agents' folder has anew.
        await catalog.ListAsync(tenant, cancellationToken);
        var saved = await versions.VersionsAsync(tenant, agent, cancellationToken);
        if (saved.Count == 0)
            return Problem.AgentNotFound();
        var publications = await versions.PublicationsAsync(tenant, agent, cancellationToken);
        return TypedResults.Ok(AgentVersionList.Of(saved, publications.Count > 0 ? publications[0] : null));
    }
}
