using System.Text.Json;

namespace Parley.Flows.Texts;

/// <summary>Tools' results as templates read them.</summary>
internal static class JsonValues
{
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetDecimal(out var number) ? number : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Of(p.Value), StringComparer.Ordinal),
        _ => null,
    };

    /// <summary>Follows a path of member names and indexes.</summary>
    public static JsonElement? Follow(JsonElement element, IEnumerable<string> path)
    {
        foreach (var part in path)
        {
            if (element.ValueKind is JsonValueKind.Object && element.TryGetProperty(part, out var member))
                element = member;
            else if (element.ValueKind is JsonValueKind.Array && int.TryParse(part, out var index) && index >= 0 && index < element.GetArrayLength())
                element = element[index];
            else
                return null;
        }

        return element;
    }
}
