using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Tools.Canonical;

/// <summary>
/// One spelling for one value, after RFC 8785: members in ordinal order of their names, no white space, one spelling of each text and number.
/// Unlike the RFC, numbers are not put through doubles, where large identifiers would become equal.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Write(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            Write(writer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValue value:
                Write(writer, value);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.Number:
                writer.WriteRawValue(CanonicalNumber.Of(value.ToJsonString()), skipInputValidation: true);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(value));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>Dates, GUIDs and the like are text only in JSON.</summary>
    private static string Text(JsonValue value) =>
        value.TryGetValue<string>(out var text) ? text : JsonSerializer.Deserialize(value.ToJsonString(), TextJson.Default.String)!;
}
