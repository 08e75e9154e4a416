using System.Text.Json.Nodes;
using Parley.Tools.Canonical;

namespace Parley.Tools.Gateway.Auditing;

/// <summary>Arguments as they may be written down: canonical, sensitive values masked, long ones cut.</summary>
internal static class ArgumentMask
{
    private const string Mask = "[masked]";
    private const int MostText = 256;
    private const int MostTotal = 4096;

    public static string Of(ToolRun run)
    {
        var shown = run.Call.Arguments.DeepClone().AsObject();
        // Nothing is known of a tool that is none, so all its values are hidden; their names may be made up too, and are cut like any text.
        var hidden = run.Resolved is { } tool ? tool.Definition.Sensitive : [.. shown.Select(argument => "/" + JsonPointer.Escape(argument.Key))];
        foreach (var pointer in hidden)
            JsonPointer.Replace(shown, pointer, Mask);
        Cut(shown);
        var text = CanonicalJson.Write(shown);
        return text.Length <= MostTotal ? text : CanonicalJson.Write(new JsonObject { ["cut"] = text[..MostTotal] });
    }

    private static void Cut(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                    if (IsLong(value, out var cut))
                        members[name] = cut;
                    else
                        Cut(value);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (IsLong(items[i], out var cut))
                        items[i] = cut;
                    else
                        Cut(items[i]);
                break;
        }
    }

    private static bool IsLong(JsonNode? node, out string cut)
    {
        cut = node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > MostText ? text[..MostText] + "…" : "";
        return cut.Length > 0;
    }
}
