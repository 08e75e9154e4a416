using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Masking;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Outbox;

namespace Parley.Server.Features.Outbox;

/// <summary><c>GET /v1/outbox</c>: what agents sent or kept, newest first, page by page.</summary>
internal static class ListMessages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/outbox", HandleAsync)
        .WithName("ListMessages").WithTags("Outbox").WithSummary("Messages that agents sent or kept here, newest first")
        .ProducesValidationProblem()
        .DescribeLimit();

    private static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        MessageOutbox outbox,
        CallMasks masks,
        [Description(PageLimit.Description)] string? limit,
        [Description("The next_before of the page before.")] string? before,
        [Description("email, sms or webhook; all when absent.")] string? kind,
        [Description("kept, sending, sent or failed; all when absent.")] string? status,
        CancellationToken cancellationToken)
    {
        if (!PageLimit.TryRead(limit, out var count))
            return Problem.InvalidField("limit", PageLimit.Fault());
        if (!SnakeCaseValue.TryRead<OutboxKind>(kind, out var onlyKind))
            return Problem.InvalidField("kind", "kind must be email, sms or webhook.");
        if (!SnakeCaseValue.TryRead<OutboxStatus>(status, out var onlyStatus))
            return Problem.InvalidField("status", "status must be kept, sending, sent or failed.");
        var tenant = tenants.Of(http);
        var last = before is null ? null : await outbox.FindAsync(tenant, before, cancellationToken);
        if (before is not null && last is null)
            return Problem.InvalidField("before", "before must be the next_before of the page before.");
        var found = await outbox.ListAsync(tenant, onlyKind, onlyStatus, count + 1, last, cancellationToken);
        var page = found.Take(count).ToList();
        var by = await masks.OfAsync(tenant, page.Select(message => message.CallId), cancellationToken);
        return TypedResults.Ok(new MessagePage([.. page.Select(message => MessageView.Of(message, by[message.CallId]))], found.Count > count ? page[^1].Id : null));
    }
}
