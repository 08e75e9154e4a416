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
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/audit", HandleAsync)
        .WithName("ListAudit").WithTags("Audit").WithSummary("Calls of tools as they were written down, oldest first")
        .ProducesValidationProblem();

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
        var (from, count) = (0L, DefaultLimit);
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return Problem.InvalidField("after", "after must be a number: the next_after of the page before.");
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
            return Problem.InvalidField("limit", $"limit must be a number from 1 to {MaxLimit}.");
        if (outcome is not (null or "succeeded" or "replayed" or "failed" or "refused" or "awaiting_approval" or "dry_run" or "cancelled"))
            return Problem.InvalidField("outcome", "outcome must be succeeded, replayed, failed, refused, awaiting_approval, dry_run or cancelled.");
        var filter = new ToolAuditFilter(call is null ? null : new CallId(call), tool, outcome);
        var found = await audit.FindAsync(tenants.Of(http), filter, from, count + 1, cancellationToken);
        return TypedResults.Ok(new AuditPage(
            [.. found.Take(count).Select(AuditView.Of)], found.Count > count ? found[count - 1].Sequence : null));
    }
}
