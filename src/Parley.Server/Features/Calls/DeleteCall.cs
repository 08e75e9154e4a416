using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Retention;

namespace Parley.Server.Features.Calls;

/// <summary><c>DELETE /v1/calls/{id}</c>: deletes a call's records, recording and transcript. The audit of its tools keeps hashes only.</summary>
internal static class DeleteCall
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/calls/{id}", HandleAsync)
        .WithName("DeleteCall").WithTags("Calls").WithSummary("Deletes all that a call left")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, CallErasure erasure, CancellationToken cancellationToken) =>
        await erasure.EraseAsync(tenants.Of(http), new CallId(id), cancellationToken) switch
        {
            ErasureOutcome.Erased => TypedResults.NoContent(),
            ErasureOutcome.Running => Problem.CallRunning(),
            _ => Problem.CallNotFound(),
        };
}
