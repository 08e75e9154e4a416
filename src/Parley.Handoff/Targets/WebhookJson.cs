using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Flows;

namespace Parley.Handoff.Targets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(Named<HandoffReason>), typeof(Named<HandoffUrgency>), typeof(Named<Speaker>), typeof(Named<ValueSource>)])]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    private sealed class Named<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower) where T : struct, Enum;
}
