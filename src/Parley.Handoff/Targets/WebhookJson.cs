using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Flows;

namespace Parley.Handoff.Targets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseName<HandoffReason>), typeof(SnakeCaseName<HandoffUrgency>), typeof(SnakeCaseName<HandoffStatus>), typeof(SnakeCaseName<Speaker>), typeof(SnakeCaseName<ValueSource>)])]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(WithdrawnBody))]
internal sealed partial class WebhookJson : JsonSerializerContext;
