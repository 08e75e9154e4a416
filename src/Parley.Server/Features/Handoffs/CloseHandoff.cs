using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Handoff;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Handoffs;

/// <summary><c>POST /v1/handoffs/{id}/close</c>: it is settled. Also what nobody claimed.</summary>
internal static class CloseHandoff
{
    private const int MostNote = 1000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/handoffs/{id}/close", HandleAsync)
        .WithName("CloseHandoff").WithTags("Handoffs").WithSummary("Settles a hand-off")
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<HandoffView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, CloseBody body, ITenantOfRequest tenants, IHandoffQueue handoffs, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (body.ClosedBy is not { } by || !PersonName.IsOne(by))
            return Problem.InvalidField("closed_by", $"closed_by must have 1 to {PersonName.Most} characters and no control characters.");
        if (body.Note is { Length: > MostNote })
            return Problem.InvalidField("note", $"note must have at most {MostNote} characters.");
        return await handoffs.CloseAsync(tenants.Of(http), id, by, body.Note ?? "", clock.GetUtcNow(), cancellationToken) switch
        {
            HandoffChange.Made made => TypedResults.Ok(HandoffView.Of(made.Handoff)),
            HandoffChange.TooLate late => Problem.HandoffTaken(late.Handoff.Status),
            _ => Problem.HandoffNotFound(),
        };
    }
}
