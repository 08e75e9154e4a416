using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Handoff.Targets;

/// <summary>Enums by the names the API has for them.</summary>
internal sealed class SnakeCaseName<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower) where T : struct, Enum;
