using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Calls;

namespace Parley.Server.Features.Calls;

/// <summary><c>GET /v1/calls/{id}</c>: one call with its turns' delays.</summary>
internal static class GetCall
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/calls/{id}", HandleAsync)
        .WithName("GetCall").WithTags("Calls").WithSummary("One call with the delays of its turns")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<CallDetails>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, CallRecords records, CancellationToken cancellationToken) =>
        await records.FindAsync(tenants.Of(http), new CallId(id), cancellationToken) is { } call
            ? TypedResults.Ok(call)
            : Problem.CallNotFound();
}
