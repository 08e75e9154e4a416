using System.Text.Json;

namespace Parley.Server.Features;

/// <summary>An enumeration's value in a query, named as in JSON.</summary>
internal static class SnakeCaseValue
{
    /// <param name="value">Null where the text is.</param>
    /// <returns>False for a text that names none.</returns>
    public static bool TryRead<T>(string? text, out T? value) where T : struct, Enum
    {
        value = null;
        if (text is null)
            return true;
        foreach (var known in Enum.GetValues<T>())
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()) == text)
                value = known;
        return value is not null;
    }
}
