using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>The engine's state at rest.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseName<ValueSource>), typeof(SnakeCaseName<FrameKind>), typeof(SnakeCaseName<HandoffReason>)])]
[JsonSerializable(typeof(FlowState))]
internal sealed partial class FlowStateJson : JsonSerializerContext
{
    public static string Write(FlowState state) => JsonSerializer.Serialize(state, Default.FlowState);

    /// <exception cref="JsonException">It was not written by <see cref="Write"/>.</exception>
    public static FlowState Read(string text) => JsonSerializer.Deserialize(text, Default.FlowState) ?? throw new JsonException("No state.");

    internal sealed class SnakeCaseName<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) where T : struct, Enum;
}
