using System.Text.Json.Nodes;
using Parley.Tenancy;
using Parley.Tools.Secrets;

namespace Parley.Tools.Kinds.Http;

/// <summary>One name of a query and what is sent under it.</summary>
/// <param name="Name">Unescaped.</param>
/// <param name="Value">A list or an object has its style where it is the whole of it; inside other text it has not.</param>
/// <param name="Style">Of a list or an object.</param>
/// <param name="Explodes">Each item, or each member, is sent for itself.</param>
internal sealed record HttpQueryValue(string Name, ArgumentTemplate Value, HttpListStyle Style = HttpListStyle.Plain, bool Explodes = true)
{
    /// <summary>As a tool file writes them out.</summary>
    public static IReadOnlyList<HttpQueryValue> Of(IReadOnlyDictionary<string, string> texts) =>
        [.. texts.Select(text => new HttpQueryValue(text.Key, new ArgumentTemplate(text.Value)))];

    /// <summary>Names and values, escaped; none for an empty list.</summary>
    /// <exception cref="ArgumentRejectedException">The argument holds lists or objects which the style has no form for.</exception>
    public IEnumerable<(string Name, string Value)> Fill(TenantContext tenant, JsonObject arguments, ISecrets secrets)
    {
        if (Value.Only is { } only)
        {
            if (Style is HttpListStyle.Json)
                return [(Escaped(Name), Escaped(arguments[only]?.ToJsonString() ?? "null"))];
            if (arguments[only] is JsonArray items && (Style is not HttpListStyle.Plain || ArgumentTemplate.IsOfLeaves(items)))
                return OfList(items);
            if (arguments[only] is JsonObject members && Style is not HttpListStyle.Plain)
                return OfObject(members);
        }

        return [(Escaped(Name), Escaped(Value.Fill(tenant, arguments, secrets, text => text)))];
    }

    private IEnumerable<(string Name, string Value)> OfList(JsonArray items)
    {
        if (Explodes)
            return items.Select(item => (Escaped(Name), Leaf(item)));
        return items.Count == 0 ? [] : [(Escaped(Name), string.Join(Separator, items.Select(Leaf)))];
    }

    private IEnumerable<(string Name, string Value)> OfObject(JsonObject members)
    {
        if (Style is HttpListStyle.DeepObject)
            return members.Select(member => (Escaped($"{Name}[{member.Key}]"), Leaf(member.Value)));
        if (Explodes)
            return members.Select(member => (Escaped(member.Key), Leaf(member.Value)));
        return members.Count == 0 ? [] : [(Escaped(Name), string.Join(Separator, members.SelectMany(member => (string[])[Escaped(member.Key), Leaf(member.Value)])))];
    }

    private string Separator => Style switch { HttpListStyle.SpaceDelimited => "%20", HttpListStyle.PipeDelimited => "%7C", _ => "," };

    private string Leaf(JsonNode? value) => value is JsonArray or JsonObject
        ? throw new ArgumentRejectedException($"An argument holds a list or an object inside another, which cannot be part of the query as {Name}.")
        : Escaped(ArgumentTemplate.TextOf(value));

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
