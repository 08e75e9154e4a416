using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parley.Server.Routing;

/// <summary>Describes what the web server itself refuses of every request that has a body, which no endpoint tells of.</summary>
internal sealed class DescribedRefusals : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.RequestBody is null)
            return Task.CompletedTask;
        operation.AddRefusal(StatusCodes.Status413PayloadTooLarge, "Payload Too Large");
        operation.AddRefusal(StatusCodes.Status415UnsupportedMediaType, "Unsupported Media Type");
        return Task.CompletedTask;
    }
}

internal static class Refusals
{
    /// <summary>A problem document like those that the operation describes already; nothing where it describes this one.</summary>
    public static void AddRefusal(this OpenApiOperation operation, int status, string description)
    {
        var responses = operation.Responses ??= [];
        var content = responses.Values.Select(response => response.Content).FirstOrDefault(content => content?.ContainsKey("application/problem+json") is true);
        responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
        {
            Description = description,
            Content = content is null ? null : new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = content["application/problem+json"] },
        });
    }
}
