using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Handoff;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Handoffs;

/// <summary><c>POST /v1/handoffs/{id}/claim</c>: one person sees to it, and the others know.</summary>
internal static class ClaimHandoff
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/handoffs/{id}/claim", HandleAsync)
        .WithName("ClaimHandoff").WithTags("Handoffs").WithSummary("Takes a hand-off on")
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<HandoffView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ClaimBody body, ITenantOfRequest tenants, IHandoffQueue handoffs, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (body.ClaimedBy is not { } by || !PersonName.IsOne(by))
            return Problem.InvalidField("claimed_by", $"claimed_by must have 1 to {PersonName.Most} characters and no control characters.");
        return await handoffs.ClaimAsync(tenants.Of(http), id, by, clock.GetUtcNow(), cancellationToken) switch
        {
            HandoffChange.Made made => TypedResults.Ok(HandoffView.Of(made.Handoff)),
            HandoffChange.TooLate late => Problem.HandoffTaken(late.Handoff.Status),
            _ => Problem.HandoffNotFound(),
        };
    }
}
