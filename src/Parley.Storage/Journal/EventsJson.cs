using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnum<AgentState>), typeof(SnakeCaseEnum<HangUpReason>), typeof(SnakeCaseEnum<Speaker>)])]
[JsonSerializable(typeof(EventData.Moment))]
[JsonSerializable(typeof(EventData.CallerJoined))]
[JsonSerializable(typeof(EventData.StateChanged))]
[JsonSerializable(typeof(EventData.Heard))]
[JsonSerializable(typeof(EventData.Said))]
[JsonSerializable(typeof(EventData.Interrupted))]
[JsonSerializable(typeof(EventData.FalseInterruption))]
[JsonSerializable(typeof(EventData.TurnMeasured))]
[JsonSerializable(typeof(EventData.PersonOffered))]
[JsonSerializable(typeof(EventData.Degraded))]
[JsonSerializable(typeof(EventData.Ended))]
internal sealed partial class EventsJson : JsonSerializerContext;
