using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>Numbers of JSON values, whatever .NET type stands behind them.</summary>
internal static class JsonNumber
{
    public static bool TryRead(JsonNode? node, out double number)
    {
        number = 0;
        return node is JsonValue value
            && value.GetValueKind() == JsonValueKind.Number
            && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
