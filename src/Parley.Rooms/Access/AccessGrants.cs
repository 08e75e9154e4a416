namespace Parley.Rooms;

/// <summary>Who the bearer of an access token is, and what it may do.</summary>
public sealed record AccessGrants
{
    /// <summary>Unique in a room; empty only for tokens that administer.</summary>
    public string Identity { get; init; } = "";

    public string Name { get; init; } = "";

    public string Metadata { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary><c>standard</c> (or empty), <c>agent</c>, <c>sip</c>, <c>ingress</c>, <c>egress</c>.</summary>
    public string Kind { get; init; } = "";

    public VideoGrant Video { get; init; } = new();
}
