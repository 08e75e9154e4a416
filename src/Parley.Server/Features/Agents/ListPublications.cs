using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /v1/agents/{agent}/publications</c>: who published what, and when.</summary>
internal static class ListPublications
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/agents/{agent}/publications", HandleAsync)
        .WithName("ListPublications").WithTags("Agents").WithSummary("What was published, newest first")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PublicationList>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, ITenantOfRequest tenants, IAgentVersions versions, CancellationToken cancellationToken)
    {
        var publications = await versions.PublicationsAsync(tenants.Of(http), agent, cancellationToken);
        return publications.Count > 0 ? TypedResults.Ok(new PublicationList(publications)) : Problem.AgentNotFound();
    }
}
