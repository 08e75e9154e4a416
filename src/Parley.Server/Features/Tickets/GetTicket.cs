using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Masking;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Tickets;

namespace Parley.Server.Features.Tickets;

/// <summary><c>GET /v1/tickets/{number}</c>.</summary>
internal static class GetTicket
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/tickets/{number}", HandleAsync)
        .WithName("GetTicket").WithTags("Tickets").WithSummary("One ticket, by the number callers are told")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string number, ITenantOfRequest tenants, TicketDesk desk, CallMasks masks, CancellationToken cancellationToken)
    {
        var tenant = tenants.Of(http);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var told) && await desk.FindAsync(tenant, told, cancellationToken) is { } ticket
            ? TypedResults.Ok(TicketView.Of(ticket, await masks.OfAsync(tenant, ticket.CallId, cancellationToken)))
            : Problem.TicketNotFound();
    }
}
