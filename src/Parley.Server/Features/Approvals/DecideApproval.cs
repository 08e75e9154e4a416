using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Tools;

namespace Parley.Server.Features.Approvals;

/// <summary>
/// <c>POST /v1/approvals/{id}/approve</c> and <c>/deny</c>. An approved call has run when the answer comes; how it ended is its caller's to know.
/// </summary>
internal static class DecideApproval
{
    private const int MostNote = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "approve", "ApproveToolCall", "Lets a waiting tool call run", approve: true);
        Map(routes, "deny", "DenyToolCall", "Refuses a waiting tool call", approve: false);
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, string name, string summary, bool approve) =>
        routes.MapPost(
                $"/v1/approvals/{{id}}/{verb}",
                (HttpContext http, string id, DecisionBody body, ITenantOfRequest tenants, IApprovals approvals, CancellationToken cancellationToken) =>
                    HandleAsync(http, id, body, approve, tenants, approvals, cancellationToken))
            .WithName(name).WithTags("Approvals").WithSummary(summary)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<ApprovalView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, DecisionBody body, bool approve, ITenantOfRequest tenants, IApprovals approvals, CancellationToken cancellationToken)
    {
        if (body.DecidedBy is not { } by || !PersonName.IsOne(by))
            return Problem.InvalidField("decided_by", $"decided_by must have 1 to {PersonName.Most} characters and no control characters.");
        if (body.Note is { Length: > MostNote })
            return Problem.InvalidField("note", $"note must have at most {MostNote} characters.");
        return await approvals.DecideAsync(tenants.Of(http), id, approve, by, body.Note ?? "", cancellationToken) switch
        {
            ApprovalDecision.Made made => TypedResults.Ok(ApprovalView.Of(made.Approval)),
            ApprovalDecision.TooLate late => Problem.ApprovalSettled(late.Approval.Status),
            ApprovalDecision.Unreadable => Problem.ApprovalUnreadable(),
            _ => Problem.ApprovalNotFound(),
        };
    }
}
