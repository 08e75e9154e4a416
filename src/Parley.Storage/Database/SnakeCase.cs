using System.Text.Json;

namespace Parley.Storage.Database;

/// <summary>Enum names as the contract spells them, in columns as in JSON: readable in any database, stable when members move.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string text) where T : struct, Enum => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
