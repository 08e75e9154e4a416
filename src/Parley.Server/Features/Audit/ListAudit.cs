using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Tools;

namespace Parley.Server.Features.Audit;

/// <summary><c>GET /v1/audit</c>: every call of a tool, refused ones included, page by page.</summary>
internal static class ListAudit
{
    private const int UsualLimit = 100;
    private const int MostLimit = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/audit", HandleAsync)
        .WithName("ListAudit").WithTags("Audit").WithSummary("Calls of tools as they were written down, oldest first")
        .ProducesValidationProblem()
        .DescribeLimit(MostLimit);

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        IToolAudit audit,
        [Description("The next_after of the page before; 0 for the beginning.")] string? after,
        [Description("1 to 500; 100 when absent.")] string? limit,
        [Description("Only of this call.")] string? call,
        [Description("Only of this tool.")] string? tool,
        [Description("succeeded, replayed, failed, refused, awaiting_approval, dry_run or cancelled.")] string? outcome,
        CancellationToken cancellationToken)
    {
        var from = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return Problem.InvalidField("after", "after must be a number: the next_after of the page before.");
        if (!PageLimit.TryRead(limit, out var count, UsualLimit, MostLimit))
            return Problem.InvalidField("limit", PageLimit.Fault(MostLimit));
        if (outcome is not (null or "succeeded" or "replayed" or "failed" or "refused" or "awaiting_approval" or "dry_run" or "cancelled"))
            return Problem.InvalidField("outcome", "outcome must be succeeded, replayed, failed, refused, awaiting_approval, dry_run or cancelled.");
        var filter = new ToolAuditFilter(call is null ? null : new CallId(call), tool, outcome);
        var found = await audit.FindAsync(tenants.Of(http), filter, from, count + 1, cancellationToken);
        return TypedResults.Ok(new AuditPage(
            [.. found.Take(count).Select(AuditView.Of)], found.Count > count ? found[count - 1].Sequence : null));
    }
}
