using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Masking;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Outbox;

namespace Parley.Server.Features.Outbox;

/// <summary><c>GET /v1/outbox/{id}</c>.</summary>
internal static class GetMessage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/outbox/{id}", HandleAsync)
        .WithName("GetMessage").WithTags("Outbox").WithSummary("One message that an agent sent or kept here")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<MessageView>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, MessageOutbox outbox, CallMasks masks, CancellationToken cancellationToken)
    {
        var tenant = tenants.Of(http);
        return await outbox.FindAsync(tenant, id, cancellationToken) is { } message
            ? TypedResults.Ok(MessageView.Of(message, await masks.OfAsync(tenant, message.CallId, cancellationToken)))
            : Problem.MessageNotFound();
    }
}
