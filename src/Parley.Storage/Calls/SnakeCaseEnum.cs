using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Storage.Calls;

/// <summary>Enums by their snake_case names; numbers are refused.</summary>
public sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
