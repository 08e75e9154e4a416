using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Tools.Gateway.Schemas;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;
using Parley.Tools.Settings;

namespace Parley.Tools.Kinds.Http;

/// <summary><c>kind: http</c>: a request written out in the tool file.</summary>
internal sealed class HttpKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    private static readonly string[] Codes = ["timeout", "unavailable", "invalid_result", "conflict", "not_found", "rejected", "rate_limited", "failed"];

    public string Kind => "http";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, before) = (entry.Settings, entry.Settings.FaultCount);
        if (!ToolNames.IsValid(entry.Name))
            settings.Fault("", "a tool's name has 1 to 64 letters, digits, '_' and '-'");
        var method = new HttpMethod(settings.Text("method", "GET").ToUpperInvariant());
        var spec = ReadSpec(settings, method);
        var parameters = ReadSchema(settings, "parameters") ?? DefaultParameters(spec);
        if (spec.Body is null && !HttpMethods.IsWithoutBody(method))
            spec = spec with { Body = DefaultBody(spec, parameters) };
        FaultUnknownParameters(settings, spec, parameters);
        var definition = new ToolDefinition
        {
            Name = entry.Name,
            Description = settings.Required("description"),
            Parameters = parameters,
            Result = ReadSchema(settings, "result_schema"),
            Effect = HttpMethods.EffectOf(method),
            IsIdempotent = HttpMethods.IsIdempotent(method) || spec.IdempotencyHeader.Length > 0,
        };
        return settings.FaultCount == before ? [new HttpTool(definition, spec, outbound, secrets)] : [];
    }

    private static HttpToolSpec ReadSpec(ToolSettings settings, HttpMethod method) => new()
    {
        Method = HttpMethods.IsKnown(method) ? method : Wrong(settings, "method", "expected GET, HEAD, POST, PUT, PATCH or DELETE", HttpMethod.Get),
        Url = ReadUrl(settings),
        Query = HttpQueryValue.Of(settings.Map("query")),
        Headers = Templates(settings.Map("headers")),
        Body = settings.Any("body"),
        IsForm = settings.Choice("body_type", HttpBodyType.Json) == HttpBodyType.Form,
        IdempotencyHeader = settings.Text("idempotency_header"),
        Result = settings.Map("result"),
        Statuses = ReadStatuses(settings),
        ErrorMessage = settings.Text("error_message"),
    };

    /// <summary>The whole origin is the operator's: no argument chooses whom a tool talks to.</summary>
    private static ArgumentTemplate ReadUrl(ToolSettings settings)
    {
        var url = new ArgumentTemplate(settings.Required("url"));
        var isFixed = Uri.TryCreate(url.Head, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https"
            && (url.Head.Count(c => c == '/') > 2 || !url.Parameters.Any());
        if (!isFixed && settings.Has("url"))
            settings.Fault("url", "expected an address such as https://api.example.com/members/{member_id}; scheme, host and port may not hold parameters");
        else if (isFixed && settings.Text("url").IndexOf('?', StringComparison.Ordinal) is >= 0 and var query && settings.Text("url").IndexOf('{', query) >= 0)
            settings.Fault("url", "put parameters of the query under 'query'");
        return url;
    }

    private static Dictionary<int, string> ReadStatuses(ToolSettings settings)
    {
        var statuses = new Dictionary<int, string>();
        foreach (var (status, code) in settings.Map("statuses"))
            if (!int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 300 or > 599)
                settings.Fault($"statuses.{status}", "expected a status from 300 to 599");
            else if (!Codes.Contains(code))
                settings.Fault($"statuses.{status}", $"'{code}' is none of {string.Join(", ", Codes)}");
            else
                statuses[number] = code;
        return statuses;
    }

    private static JsonObject? ReadSchema(ToolSettings settings, string key)
    {
        if (settings.Raw(key) is not { } schema)
            return null;
        try
        {
            JsonSchema.Compile(schema);
        }
        catch (JsonSchemaException fault)
        {
            settings.Fault(key, fault.Message);
        }

        return schema.DeepClone().AsObject();
    }

    /// <summary>Without a schema, each parameter of the templates is a text that must be there.</summary>
    private static JsonObject DefaultParameters(HttpToolSpec spec)
    {
        string[] names = [.. UsedIn(spec).Distinct()];
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "string" }))),
            ["required"] = new JsonArray([.. names.Select(name => (JsonNode?)name)]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>What is sent nowhere else is sent in the body.</summary>
    private static JsonObject DefaultBody(HttpToolSpec spec, JsonObject parameters)
    {
        var used = UsedIn(spec).ToHashSet();
        var names = parameters["properties"]?.AsObject().Select(property => property.Key).Where(name => !used.Contains(name)) ?? [];
        return new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)$"{{{name}}}")));
    }

    private static void FaultUnknownParameters(ToolSettings settings, HttpToolSpec spec, JsonObject parameters)
    {
        var known = parameters["properties"] is JsonObject properties ? properties.Select(property => property.Key).ToList() : [];
        foreach (var name in UsedIn(spec).Distinct().Where(name => !known.Contains(name)))
            settings.Fault("parameters", $"'{name}' is used and not described under properties{NearMiss.Hint(name, known)}");
    }

    private static IEnumerable<string> UsedIn(HttpToolSpec spec) => spec.Url.Parameters
        .Concat(spec.Query.SelectMany(entry => entry.Value.Parameters))
        .Concat(spec.Headers.SelectMany(entry => entry.Value.Parameters))
        .Concat(UsedIn(spec.Body));

    private static IEnumerable<string> UsedIn(JsonNode? body) => body switch
    {
        JsonObject members => members.SelectMany(member => UsedIn(member.Value)),
        JsonArray items => items.SelectMany(UsedIn),
        JsonValue leaf when leaf.TryGetValue<string>(out var text) => new ArgumentTemplate(text).Parameters,
        _ => [],
    };

    private static IReadOnlyList<(string Name, ArgumentTemplate Value)> Templates(IReadOnlyDictionary<string, string> texts) =>
        [.. texts.Select(text => (text.Key, new ArgumentTemplate(text.Value)))];

    private static T Wrong<T>(ToolSettings settings, string key, string fault, T otherwise)
    {
        settings.Fault(key, fault);
        return otherwise;
    }
}
