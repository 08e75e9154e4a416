using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Tools;

namespace Parley.Server.Features.Approvals;

/// <summary><c>GET /v1/approvals</c>: calls of tools that wait, or waited, for a person.</summary>
internal static class ListApprovals
{
    private const int Limit = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/approvals", HandleAsync)
        .WithName("ListApprovals").WithTags("Approvals").WithSummary("Tool calls that wait for a person, newest first")
        .ProducesValidationProblem();

    private static async Task<Results<Ok<ApprovalList>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        IApprovals approvals,
        [Description("pending, approved, denied or expired; all when absent.")] string? status,
        CancellationToken cancellationToken)
    {
        if (!SnakeCaseValue.TryRead<ApprovalStatus>(status, out var only))
            return Problem.InvalidField("status", "status must be pending, approved, denied or expired.");
        var found = await approvals.ListAsync(tenants.Of(http), only, Limit, cancellationToken);
        return TypedResults.Ok(new ApprovalList([.. found.Select(ApprovalView.Of)]));
    }
}
