using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;
using Parley.Storage.Calls;

namespace Parley.Storage.Handoffs;

/// <summary>The JSON in a hand-off's columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SnakeCaseEnum<Speaker>), typeof(SnakeCaseEnum<ValueSource>)])]
[JsonSerializable(typeof(Dictionary<string, SlotValue>))]
[JsonSerializable(typeof(List<Utterance>))]
internal sealed partial class HandoffJson : JsonSerializerContext;
