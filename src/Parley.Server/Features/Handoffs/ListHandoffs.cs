using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Handoff;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Handoffs;

/// <summary><c>GET /v1/handoffs</c>: callers who wait, or waited, for a person.</summary>
internal static class ListHandoffs
{
    private const int Limit = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/handoffs", HandleAsync)
        .WithName("ListHandoffs").WithTags("Handoffs").WithSummary("Callers who wait for a person, newest first")
        .ProducesValidationProblem();

    private static async Task<Results<Ok<HandoffList>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        IHandoffQueue handoffs,
        [Description("open, claimed, closed or withdrawn; all when absent.")] string? status,
        [Description("Such as front_desk; all when absent.")] string? queue,
        CancellationToken cancellationToken)
    {
        if (!SnakeCaseValue.TryRead<HandoffStatus>(status, out var only))
            return Problem.InvalidField("status", "status must be open, claimed, closed or withdrawn.");
        var found = await handoffs.ListAsync(tenants.Of(http), only, queue, Limit, cancellationToken);
        return TypedResults.Ok(new HandoffList([.. found.Select(HandoffView.Of)]));
    }
}
