using System.Text.Json.Nodes;
using Parley.Tools.Outbound;
using Parley.Tools.Settings;

namespace Parley.Tools.Files;

/// <summary>The <c>hosts</c> of a tool file: names, or objects with what more is allowed.</summary>
internal static class HostSettings
{
    public static IReadOnlyList<HostRule> Read(ToolSettings root)
    {
        var rules = new List<HostRule>();
        if (root.Any("hosts") is not { } value)
            return rules;
        if (value is not JsonArray items)
        {
            root.Fault("hosts", "expected a list");
            return rules;
        }

        for (var i = 0; i < items.Count; i++)
            if ((items[i] is JsonObject ? Detailed(root.Item("hosts", i)) : Plain(root, i, items[i])) is { } rule)
                rules.Add(rule);
        return rules;
    }

    private static HostRule? Plain(ToolSettings root, int index, JsonNode? item)
    {
        if (item is JsonValue value && IsHost(value.ToString()))
            return new HostRule(value.ToString().ToLowerInvariant());
        root.Fault($"hosts[{index}]", "expected a host such as api.example.com or *.example.com, without https:// and port");
        return null;
    }

    private static HostRule? Detailed(ToolSettings settings)
    {
        var (host, port) = (settings.Required("host"), settings.Number("port", 0, least: 1, most: 65535));
        var rule = new HostRule(host.ToLowerInvariant(), port == 0 ? null : port, settings.Flag("allow_private"), settings.Flag("allow_plain"));
        if (host.Length == 0 || IsHost(host))
            return host.Length == 0 ? null : rule;
        settings.Fault("host", "expected a host such as api.example.com or *.example.com, without https:// and port");
        return null;
    }

    private static bool IsHost(string text)
    {
        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        return name.Length > 0 && Uri.CheckHostName(name) is not UriHostNameType.Unknown;
    }
}
