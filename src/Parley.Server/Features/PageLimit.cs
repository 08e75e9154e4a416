using System.Globalization;
using Microsoft.OpenApi;

namespace Parley.Server.Features;

/// <summary>How many a page holds.</summary>
internal static class PageLimit
{
    public const string Description = "1 to 200; 50 when absent.";
    public const string Fault = "limit must be a number from 1 to 200.";

    private const int Default = 50;
    private const int Most = 200;

    public static bool TryRead(string? limit, out int count)
    {
        count = Default;
        return limit is null || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= Most);
    }

    /// <summary>Read as text, so that a wrong one is answered with the field's name; described as what it is.</summary>
    public static RouteHandlerBuilder DescribeLimit(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Parameters?.FirstOrDefault(parameter => parameter.Name == "limit") is OpenApiParameter limit)
            limit.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" };
        return Task.CompletedTask;
    });
}
