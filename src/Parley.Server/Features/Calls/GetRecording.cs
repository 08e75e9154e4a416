using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Parley.Calls;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Storage.Calls;

namespace Parley.Server.Features.Calls;

/// <summary><c>GET /v1/calls/{id}/recording</c>: the wave file, by ranges if asked; while the call runs, as far as it is.</summary>
internal static class GetRecording
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/calls/{id}/recording", HandleAsync)
        .WithName("GetRecording").WithTags("Calls").WithSummary("The stereo recording: caller left, agent right")
        .Produces<byte[]>(StatusCodes.Status200OK, "audio/wav")
        .Produces<byte[]>(StatusCodes.Status206PartialContent, "audio/wav")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status416RangeNotSatisfiable);

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> HandleAsync(
        HttpContext http, string id, ITenantOfRequest tenants, CallRecords records, CancellationToken cancellationToken)
    {
        var tenant = tenants.Of(http);
        var call = new CallId(id);
        if (!await records.ExistsAsync(tenant, call, cancellationToken))
            return Problem.CallNotFound();
        if (records.RecordingPath(tenant, call) is not { } path)
            return Problem.RecordingNotFound();
        // A running call's file grows: whoever kept a part must ask again before relying on it.
        http.Response.Headers.CacheControl = "private, no-cache";
        var file = new FileInfo(path);
        return TypedResults.PhysicalFile(path, "audio/wav", lastModified: file.LastWriteTimeUtc, entityTag: TagOf(file), enableRangeProcessing: true);
    }

    /// <summary>A file that grew within a second, which dates cannot tell apart, is another one.</summary>
    private static EntityTagHeaderValue TagOf(FileInfo file) =>
        new(string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\""));
}
