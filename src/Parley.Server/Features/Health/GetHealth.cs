using Microsoft.AspNetCore.Http.HttpResults;

namespace Parley.Server.Features.Health;

/// <summary><c>GET /healthz</c>: the process answers.</summary>
internal static class GetHealth
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/healthz", Handle)
        .WithName("GetHealth").WithTags("Health").WithSummary("Whether the process lives");

    private static Ok<HealthReport> Handle() => TypedResults.Ok(new HealthReport("ok"));
}
