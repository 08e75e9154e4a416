using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Calls;

namespace Parley.Server.Features.Calls;

/// <summary><c>GET /v1/calls</c>: newest first, page by page.</summary>
internal static class ListCalls
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/calls", HandleAsync)
        .WithName("ListCalls").WithTags("Calls").WithSummary("Calls, newest first")
        .ProducesValidationProblem()
        .DescribeLimit();

    private static async Task<Results<Ok<CallPage>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        CallRecords records,
        [Description(PageLimit.Description)] string? limit,
        [Description("The next_before of the page before.")] string? before,
        CancellationToken cancellationToken)
    {
        if (!PageLimit.TryRead(limit, out var count))
            return Problem.InvalidField("limit", PageLimit.Fault());
        if (!TryReadBound(before, out var bound))
            return Problem.InvalidField("before", "before must be the next_before of the page before.");
        return TypedResults.Ok(await records.ListAsync(tenants.Of(http), count, bound, cancellationToken));
    }

    /// <summary>The call itself may be deleted by now: its id still tells where the next page begins.</summary>
    private static bool TryReadBound(string? before, out CallId? bound)
    {
        var isId = CallId.TryParse(before, out var id);
        bound = isId ? id : null;
        return before is null || isId;
    }
}
