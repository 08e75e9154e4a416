using System.Text;
using System.Text.Json.Nodes;
using Parley.Tools.Secrets;

namespace Parley.Tools.Kinds.Http;

/// <summary>Fills a spec with arguments. Arguments can change neither the host nor the path's structure nor add a header.</summary>
internal static class HttpToolRequest
{
    public static HttpRequestMessage Of(HttpToolSpec spec, ToolInvocation invocation, ISecrets secrets)
    {
        var (tenant, arguments) = (invocation.Tenant, invocation.Arguments);
        var url = new StringBuilder(Whole(spec.Url.Fill(tenant, arguments, secrets, Segment)));
        foreach (var (name, value) in spec.Query.Where(query => IsGiven(query.Value, arguments)).SelectMany(query => query.Fill(tenant, arguments, secrets)))
            url.Append(url.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(name).Append('=').Append(value);
        var request = new HttpRequestMessage(spec.Method, new Uri(url.ToString()));
        request.Headers.Accept.ParseAdd("application/json");
        foreach (var (name, value) in spec.Headers)
            if (IsGiven(value, arguments))
                request.Headers.TryAddWithoutValidation(name, Line(value.Fill(tenant, arguments, secrets, text => text), name));
        if (spec.IdempotencyHeader.Length > 0)
            request.Headers.TryAddWithoutValidation(spec.IdempotencyHeader, invocation.IdempotencyKey);
        if (spec.Body is { } body)
            request.Content = ContentOf(spec, Filled(body, invocation, secrets));
        return request;
    }

    private static HttpContent ContentOf(HttpToolSpec spec, JsonNode? body) => spec.IsForm && body is JsonObject form
        ? new FormUrlEncodedContent(form.SelectMany(Fields))
        : new StringContent(body?.ToJsonString() ?? "null", Encoding.UTF8, "application/json");

    /// <summary>A list is a field an item.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(KeyValuePair<string, JsonNode?> member) =>
        (member.Value is JsonArray items ? items : (IEnumerable<JsonNode?>)[member.Value])
            .Where(value => value is not null).Select(value => KeyValuePair.Create(member.Key, ArgumentTemplate.TextOf(value)));

    /// <summary>A value that is one parameter keeps its type, and is left out where the argument is.</summary>
    private static JsonNode? Filled(JsonNode? template, ToolInvocation invocation, ISecrets secrets)
    {
        switch (template)
        {
            case JsonObject members:
                var filled = new JsonObject();
                foreach (var (name, value) in members)
                    if (!IsAbsent(value, invocation.Arguments))
                        filled[name] = Filled(value, invocation, secrets);
                return filled;
            case JsonArray items:
                return new JsonArray([.. items.Where(item => !IsAbsent(item, invocation.Arguments)).Select(item => Filled(item, invocation, secrets))]);
            case JsonValue leaf when leaf.TryGetValue<string>(out var text):
                var parts = new ArgumentTemplate(text);
                return parts.Only is { } only
                    ? invocation.Arguments[only]?.DeepClone()
                    : JsonValue.Create(parts.Fill(invocation.Tenant, invocation.Arguments, secrets, argument => argument));
            default:
                return template?.DeepClone();
        }
    }

    private static bool IsAbsent(JsonNode? template, JsonObject arguments) =>
        template is JsonValue leaf && leaf.TryGetValue<string>(out var text) && new ArgumentTemplate(text).Only is { } only && !arguments.ContainsKey(only);

    private static bool IsGiven(ArgumentTemplate template, JsonObject arguments) => template.Parameters.All(arguments.ContainsKey);

    private static string Segment(string value) => value.Length == 0
        ? throw new ArgumentRejectedException("An argument that is part of the address is empty.")
        : Uri.EscapeDataString(value);

    /// <summary>A dot segment would be taken out with its parent, however it is escaped (RFC 3986 section 5.2.4).</summary>
    private static string Whole(string url) => url.Split('?')[0].Split('/').Any(segment => Uri.UnescapeDataString(segment) is "." or "..")
        ? throw new ArgumentRejectedException("An argument cannot be part of the address.")
        : url;

    private static string Line(string value, string name) => value.Any(char.IsControl)
        ? throw new ArgumentRejectedException($"An argument cannot be part of the header {name}.")
        : value;
}
