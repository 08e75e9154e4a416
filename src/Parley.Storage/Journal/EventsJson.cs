using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(SnakeCaseEnum<AgentState>), typeof(SnakeCaseEnum<HangUpReason>), typeof(SnakeCaseEnum<Speaker>), typeof(SnakeCaseEnum<ConsentStatus>),
        typeof(SnakeCaseEnum<GuardrailStage>), typeof(SnakeCaseEnum<HandoffReason>),
    ])]
[JsonSerializable(typeof(EventData.Moment))]
[JsonSerializable(typeof(EventData.CallerJoined))]
[JsonSerializable(typeof(EventData.StateChanged))]
[JsonSerializable(typeof(EventData.Heard))]
[JsonSerializable(typeof(EventData.Said))]
[JsonSerializable(typeof(EventData.Interrupted))]
[JsonSerializable(typeof(EventData.FalseInterruption))]
[JsonSerializable(typeof(EventData.TurnMeasured))]
[JsonSerializable(typeof(EventData.PersonOffered))]
[JsonSerializable(typeof(EventData.Cited))]
[JsonSerializable(typeof(EventData.ConsentAnswered))]
[JsonSerializable(typeof(EventData.FlowMoved))]
[JsonSerializable(typeof(EventData.ToolFinished))]
[JsonSerializable(typeof(EventData.GuardrailFound))]
[JsonSerializable(typeof(EventData.HandedOff))]
[JsonSerializable(typeof(EventData.HandoffWithdrawn))]
[JsonSerializable(typeof(EventData.Degraded))]
[JsonSerializable(typeof(EventData.Ended))]
internal sealed partial class EventsJson : JsonSerializerContext;
