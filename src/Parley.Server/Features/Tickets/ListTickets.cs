using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Masking;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Tickets;

namespace Parley.Server.Features.Tickets;

/// <summary><c>GET /v1/tickets</c>: what <c>create_ticket</c> opened here, newest first, page by page.</summary>
internal static class ListTickets
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/tickets", HandleAsync)
        .WithName("ListTickets").WithTags("Tickets").WithSummary("Tickets that agents opened here, newest first")
        .ProducesValidationProblem()
        .DescribeLimit();

    private static async Task<Results<Ok<TicketPage>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        TicketDesk desk,
        CallMasks masks,
        [Description(PageLimit.Description)] string? limit,
        [Description("The next_before of the page before.")] string? before,
        CancellationToken cancellationToken)
    {
        if (!PageLimit.TryRead(limit, out var count))
            return Problem.InvalidField("limit", PageLimit.Fault());
        var last = 0;
        if (before is not null && !int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out last))
            return Problem.InvalidField("before", "before must be the next_before of the page before.");
        var tenant = tenants.Of(http);
        var found = await desk.ListAsync(tenant, count + 1, before is null ? null : last, cancellationToken);
        var page = found.Take(count).ToList();
        var by = await masks.OfAsync(tenant, page.Select(ticket => ticket.CallId), cancellationToken);
        return TypedResults.Ok(new TicketPage(
            [.. page.Select(ticket => TicketView.Of(ticket, by[ticket.CallId]))],
            found.Count > count ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }
}
