using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Dialogue;
using Parley.LanguageModels;

namespace Parley.Storage.Calls;

/// <summary>The JSON of everything stored and shown: the same on disk, in the database and over HTTP.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(SnakeCaseEnum<CallStatus>), typeof(SnakeCaseEnum<ConsentStatus>), typeof(SnakeCaseEnum<HangUpReason>), typeof(SnakeCaseEnum<Speaker>),
        typeof(SnakeCaseEnum<ModelClass>), typeof(SnakeCaseEnum<ModelEnding>),
    ])]
[JsonSerializable(typeof(CallPage))]
[JsonSerializable(typeof(CallDetails))]
[JsonSerializable(typeof(CallTranscript))]
[JsonSerializable(typeof(KnownCaller))]
[JsonSerializable(typeof(TranscriptRecord))]
[JsonSerializable(typeof(IReadOnlyList<HeldLine>))]
[JsonSerializable(typeof(IReadOnlyList<WordRecord>))]
public sealed partial class RecordsJson : JsonSerializerContext;
