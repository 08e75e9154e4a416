using System.Globalization;
using Microsoft.OpenApi;

namespace Parley.Server.Features;

/// <summary>How many a page holds.</summary>
internal static class PageLimit
{
    public const string Description = "1 to 200; 50 when absent.";

    private const int Usual = 50;
    private const int Most = 200;

    public static string Fault(int most = Most) => string.Create(CultureInfo.InvariantCulture, $"limit must be a number from 1 to {most}.");

    public static bool TryRead(string? limit, out int count, int usual = Usual, int most = Most)
    {
        count = usual;
        return limit is null || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1 && count <= most);
    }

    /// <summary>Read as text, so that a wrong one is answered with the field's name; described as what it is.</summary>
    public static RouteHandlerBuilder DescribeLimit(this RouteHandlerBuilder route, int most = Most) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == "limit") is OpenApiParameter limit)
            limit.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = most.ToString(CultureInfo.InvariantCulture) };
        return Task.CompletedTask;
    });
}
