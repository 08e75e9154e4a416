using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Readiness;

namespace Parley.Server.Features.Health;

/// <summary><c>GET /readyz</c>: calls can be taken.</summary>
internal static class GetReadiness
{
    private const string Ready = "ready";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/readyz", HandleAsync)
        .WithName("GetReadiness").WithTags("Health").WithSummary("Whether calls can be taken")
        .Produces<ReadinessReport>()
        .Produces<ReadinessReport>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<JsonHttpResult<ReadinessReport>> HandleAsync(IEnumerable<IReadinessCheck> checks, CancellationToken cancellationToken)
    {
        var states = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var isReady = true;
        foreach (var check in checks)
        {
            var verdict = await check.CheckAsync(cancellationToken);
            isReady &= verdict is ReadinessVerdict.Ready;
            states[check.Name] = verdict switch
            {
                ReadinessVerdict.Waiting waiting => waiting.Reason,
                ReadinessVerdict.Ready { Note.Length: > 0 } noted => $"{Ready}: {noted.Note}",
                _ => Ready,
            };
        }

        return TypedResults.Json(
            new ReadinessReport(isReady ? Ready : "waiting", states),
            Json.ApiJson.Default.ReadinessReport,
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
