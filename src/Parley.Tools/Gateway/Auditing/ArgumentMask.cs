using System.Text.Json.Nodes;
using Parley.Agents;
using Parley.Guardrails;
using Parley.Tools.Canonical;

namespace Parley.Tools.Gateway.Auditing;

/// <summary>Arguments as they may be written down: canonical, sensitive values masked, long ones cut.</summary>
internal static class ArgumentMask
{
    private const string Mask = "[masked]";
    private const int MostText = 256;
    private const int MostTotal = 4096;

    /// <param name="sensitive">Masks also in values whose parameters nobody marked, by the agent's rules for transcripts.</param>
    public static string Of(ToolRun run, ISensitiveText? sensitive = null)
    {
        var shown = run.Call.Arguments.DeepClone().AsObject();
        // Nothing is known of a tool that is none, so all its values are hidden; their names may be made up too, and are cut like any text.
        var hidden = run.Resolved is { } tool ? tool.Definition.Sensitive : [.. shown.Select(argument => "/" + JsonPointer.Escape(argument.Key))];
        foreach (var pointer in hidden)
            JsonPointer.Replace(shown, pointer, Mask);
        Rewrite(shown, "", (name, text) => Cut(sensitive is null ? text : Masked(name, text, run.Scope.Agent, sensitive)));
        var text = CanonicalJson.Write(shown);
        return text.Length <= MostTotal ? text : CanonicalJson.Write(new JsonObject { ["cut"] = text[..MostTotal] });
    }

    private static void Rewrite(JsonNode? node, string of, Func<string, string, string> change)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                    if (IsChanged(value, name, change, out var changed))
                        members[name] = changed;
                    else
                        Rewrite(value, name, change);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (IsChanged(items[i], of, change, out var changed))
                        items[i] = changed;
                    else
                        Rewrite(items[i], of, change);
                break;
        }
    }

    private static bool IsChanged(JsonNode? node, string name, Func<string, string, string> change, out string changed)
    {
        changed = "";
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
            return false;
        changed = change(name, text);
        return changed != text;
    }

    /// <summary>The parameter's name is what tells that "12345678" is an account number.</summary>
    private static string Masked(string name, string text, AgentDefinition agent, ISensitiveText sensitive)
    {
        var told = name.Replace('_', ' ') + ": ";
        var masked = sensitive.Mask(told + text, agent, MaskingTarget.Transcript);
        return masked.StartsWith(told, StringComparison.Ordinal) ? masked[told.Length..] : sensitive.Mask(text, agent, MaskingTarget.Transcript);
    }

    private static string Cut(string text) => text.Length > MostText ? text[..MostText] + "…" : text;
}
