using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Rooms;

/// <summary>The claims of a LiveKit access token as they stand in the JWT (RFC 7519).</summary>
internal sealed record TokenPayload
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public string? Iss { get; init; }

    public string? Sub { get; init; }

    /// <summary>Seconds since 1970; some minters write fractions.</summary>
    public double? Exp { get; init; }

    public double? Nbf { get; init; }

    public string? Name { get; init; }

    public string? Metadata { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public VideoGrant? Video { get; init; }

    public AccessGrants ToGrants() => new()
    {
        Identity = Sub ?? "",
        Name = Name ?? "",
        Metadata = Metadata ?? "",
        Kind = Kind ?? "",
        Attributes = (Attributes ?? new Dictionary<string, string>()).Where(attribute => attribute.Value is not null).ToDictionary(),
        Video = Video ?? new VideoGrant(),
    };
}
