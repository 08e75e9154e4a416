using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Parley.Tenancy;
using Parley.Tools.Secrets;

namespace Parley.Tools.Kinds.Http;

/// <summary>
/// Text with <c>{parameter}</c> in it, taken apart once. Secrets are resolved in the operator's own text only: an argument that looks like a
/// reference to one stays what it is.
/// </summary>
internal sealed partial class ArgumentTemplate
{
    private readonly List<Part> _parts = [];

    public ArgumentTemplate(string template)
    {
        var at = 0;
        foreach (Match match in Parameter().Matches(template))
        {
            if (match.Index > at)
                _parts.Add(new Part(template[at..match.Index], null));
            _parts.Add(new Part("", match.Groups["name"].Value));
            at = match.Index + match.Length;
        }

        if (at < template.Length)
            _parts.Add(new Part(template[at..], null));
    }

    public IEnumerable<string> Parameters => _parts.Select(part => part.Parameter).OfType<string>();

    /// <summary>The one parameter it consists of; null when there is more to it.</summary>
    public string? Only => _parts is [{ Parameter: { } parameter }] ? parameter : null;

    /// <summary>Literal text before the first parameter.</summary>
    public string Head => _parts is [{ Parameter: null } first, ..] ? first.Text : "";

    /// <param name="encode">Applied to each argument, not to the operator's text.</param>
    public string Fill(TenantContext tenant, JsonObject arguments, ISecrets secrets, Func<string, string> encode)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
            text.Append(part.Parameter is { } name ? Encoded(arguments[name], encode) : secrets.Resolve(tenant, part.Text));
        return text.ToString();
    }

    public static bool IsOfLeaves(JsonArray items) => items.All(item => item is null or JsonValue);

    /// <summary>Lists have commas between their items, as in OpenAPI's style <c>simple</c>.</summary>
    private static string Encoded(JsonNode? value, Func<string, string> encode) => value switch
    {
        JsonArray { Count: 0 } => encode(""),
        JsonArray items when IsOfLeaves(items) => string.Join(',', items.Select(item => encode(TextOf(item)))),
        _ => encode(TextOf(value)),
    };

    public static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue leaf when leaf.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    [GeneratedRegex(@"(?<!\$)\{(?<name>[A-Za-z_][A-Za-z0-9_.-]{0,63})\}")]
    private static partial Regex Parameter();

    private sealed record Part(string Text, string? Parameter);
}
