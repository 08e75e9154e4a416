using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Calls;

namespace Parley.Server.Features.Calls;

/// <summary><c>GET /v1/calls/{id}/transcript</c>: what both sides said, as heard.</summary>
internal static class GetTranscript
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/calls/{id}/transcript", HandleAsync)
        .WithName("GetTranscript").WithTags("Calls").WithSummary("What both sides said, with times")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<CallTranscript>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, CallRecords records, CancellationToken cancellationToken) =>
        await records.TranscriptAsync(tenants.Of(http), new CallId(id), cancellationToken) is { } transcript
            ? TypedResults.Ok(transcript)
            : Problem.CallNotFound();
}
