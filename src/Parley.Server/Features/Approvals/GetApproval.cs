using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Tools;

namespace Parley.Server.Features.Approvals;

/// <summary><c>GET /v1/approvals/{id}</c>.</summary>
internal static class GetApproval
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/approvals/{id}", HandleAsync)
        .WithName("GetApproval").WithTags("Approvals").WithSummary("One tool call that waits, or waited, for a person")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ApprovalView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, IApprovals approvals, CancellationToken cancellationToken) =>
        await approvals.FindAsync(tenants.Of(http), id, cancellationToken) is { } approval
            ? TypedResults.Ok(ApprovalView.Of(approval))
            : Problem.ApprovalNotFound();
}
