using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Calls;

namespace Parley.Server.Features.Calls;

/// <summary><c>GET /v1/calls</c>: newest first, page by page.</summary>
internal static class ListCalls
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/calls", HandleAsync)
        .WithName("ListCalls").WithTags("Calls").WithSummary("Calls, newest first")
        .ProducesValidationProblem()
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            // Read as text, so that a wrong one is answered with the field's name; described as what it is.
            if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == "limit") is OpenApiParameter limit)
                limit.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" };
            return Task.CompletedTask;
        });

    private static async Task<Results<Ok<CallPage>, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        ITenantOfRequest tenants,
        CallRecords records,
        [Description("1 to 200; 50 when absent.")] string? limit,
        [Description("The next_before of the page before.")] string? before,
        CancellationToken cancellationToken)
    {
        var count = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
            return Problem.InvalidField("limit", $"limit must be a number from 1 to {MaxLimit}.");
        CallId? bound = before is null ? null : new CallId(before);
        return TypedResults.Ok(await records.ListAsync(tenants.Of(http), count, bound, cancellationToken));
    }
}
