using System.Text.Json.Nodes;

namespace Parley.Tools.Kinds.Http;

/// <summary>How arguments become a request, and a response a result.</summary>
internal sealed record HttpToolSpec
{
    public required HttpMethod Method { get; init; }

    /// <summary>Absolute; parameters stand only in its path.</summary>
    public required ArgumentTemplate Url { get; init; }

    public IReadOnlyList<HttpQueryValue> Query { get; init; } = [];

    public IReadOnlyList<(string Name, ArgumentTemplate Value)> Headers { get; init; } = [];

    /// <summary>JSON in which texts are templates; null sends none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The body's members as a form instead of JSON.</summary>
    public bool IsForm { get; init; }

    /// <summary>Carries the idempotency key; empty where the server knows none.</summary>
    public string IdempotencyHeader { get; init; } = "";

    /// <summary>Result fields by the JSON pointer of where they stand in the answer; none: the answer as it is.</summary>
    public IReadOnlyDictionary<string, string> Result { get; init; } = new Dictionary<string, string>();

    /// <summary>Outcome codes by status, before the usual ones.</summary>
    public IReadOnlyDictionary<int, string> Statuses { get; init; } = new Dictionary<int, string>();

    /// <summary>Where an error answer says in words what is wrong; empty not to look.</summary>
    public string ErrorMessage { get; init; } = "";
}
