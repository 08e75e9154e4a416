using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Handoff;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Handoffs;

/// <summary><c>GET /v1/handoffs/{id}</c>.</summary>
internal static class GetHandoff
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/handoffs/{id}", HandleAsync)
        .WithName("GetHandoff").WithTags("Handoffs").WithSummary("One caller who waits, or waited, for a person")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<HandoffView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, IHandoffQueue handoffs, CancellationToken cancellationToken) =>
        await handoffs.FindAsync(tenants.Of(http), id, cancellationToken) is { } handoff
            ? TypedResults.Ok(HandoffView.Of(handoff))
            : Problem.HandoffNotFound();
}
