using System.Text.Json.Nodes;

namespace Parley.Testing.Servers;

/// <summary>
/// A FHIR R4 server over a list of resources: searches by the parameters a lookup uses, search sets in pages of two with next links, and an
/// operation outcome for what is refused.
/// </summary>
public sealed class FhirServer : IAsyncDisposable
{
    public const string Token = "kept-by-reference";
    private const int PageSize = 2;
    private const string Type = "application/fhir+json; charset=utf-8";
    private readonly WireServer _server;
    private readonly JsonObject[] _resources;

    public FhirServer(params string[] resources)
    {
        _resources = [.. resources.Select(text => JsonNode.Parse(text)!.AsObject())];
        _server = new WireServer(Answer);
    }

    public Uri Url => new(_server.Url, "/fhir");

    public IReadOnlyList<WireRequest> Requests => _server.Requests;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private WireReply Answer(WireRequest request)
    {
        if (request.Header("Authorization") != $"Bearer {Token}")
            return Outcome(401, "login");
        if (request.Method != "GET" || !request.Header("Accept").Contains("application/fhir+json", StringComparison.Ordinal))
            return Outcome(406, "not-supported");
        var kind = request.Path["/fhir/".Length..];
        var matches = _resources.Where(resource => resource["resourceType"]!.GetValue<string>() == kind && request.Form.All(parameter => Fits(resource, parameter.Key, parameter.Value))).ToList();
        var page = int.Parse(request.Form.GetValueOrDefault("page", "0"), null);
        return new WireReply(200, Bundle(request, matches, page).ToJsonString(), Type);
    }

    private JsonObject Bundle(WireRequest request, List<JsonObject> matches, int page)
    {
        var links = new JsonArray();
        if (matches.Count > (page + 1) * PageSize)
            links.Add(new JsonObject { ["relation"] = "next", ["url"] = new Uri(_server.Url, request.Target.Split("&page=")[0] + $"&page={page + 1}").ToString() });
        return new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "searchset",
            ["total"] = matches.Count,
            ["link"] = links,
            ["entry"] = new JsonArray([.. matches.Skip(page * PageSize).Take(PageSize).Select(resource => new JsonObject
            {
                ["resource"] = resource.DeepClone(), ["search"] = new JsonObject { ["mode"] = "match" },
            })]),
        };
    }

    private static bool Fits(JsonObject resource, string parameter, string value) => parameter switch
    {
        "birthdate" => resource["birthDate"]?.GetValue<string>() == value[2..],
        "patient" => (resource["subject"]?["reference"] ?? resource["participant"]?[0]?["actor"]?["reference"])?.GetValue<string>() == $"Patient/{value}",
        "status" => resource["status"]?.GetValue<string>() == value,
        "date" => DateTimeOffset.Parse(resource["start"]!.GetValue<string>(), null) >= DateTimeOffset.Parse(value[2..], null),
        _ => true,
    };

    private static WireReply Outcome(int status, string code) => new(
        status,
        new JsonObject
        {
            ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = code }),
        }.ToJsonString(),
        Type);
}
