using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Journal;

namespace Parley.Server.Features.Calls;

/// <summary><c>GET /v1/calls/{id}/events</c>: server-sent events, those of the past first; ends after the call's end.</summary>
internal static class FollowEvents
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/calls/{id}/events", HandleAsync)
        .WithName("FollowEvents").WithTags("Calls").WithSummary("What happens in a call, as server-sent events")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<EventStreamResult, NoContent, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, CallEvents events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var after = 0L;
        if (http.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } text] && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problem.InvalidField("Last-Event-ID", "Last-Event-ID must be a number: the id of the last event seen.");
        var tenant = tenants.Of(http);
        var call = new CallId(id);
        if (!await events.KnowsAsync(tenant, call, cancellationToken))
            return Problem.CallNotFound();
        // A browser comes back after every end of the stream unless told that there is nothing more (HTML, section 9.2.3).
        if (await events.IsOverAsync(tenant, call, after, cancellationToken))
            return TypedResults.NoContent();
        return new EventStreamResult(events.FollowAsync(tenant, call, after, cancellationToken), clock);
    }
}
