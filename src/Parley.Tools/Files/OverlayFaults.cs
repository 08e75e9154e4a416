using Parley.Tools.Canonical;

namespace Parley.Tools.Files;

/// <summary>What an operator's rules name that is not there: a rule with a misspelt name would hold for nothing, and nobody would know.</summary>
internal static class OverlayFaults
{
    /// <param name="tools">All that the entry makes.</param>
    /// <returns>Where in the entry, and what.</returns>
    public static IEnumerable<(string Key, string Fault)> Of(ToolOverlays overlays, IReadOnlyList<ToolDefinition> tools)
    {
        foreach (var fault in Of(overlays.All, "", tools, "no tool of this entry has such a parameter"))
            yield return fault;
        foreach (var (name, overlay) in overlays.Single)
            if (tools.FirstOrDefault(tool => tool.Name == name) is { } tool)
                foreach (var fault in Of(overlay, $"overrides.{name}.", [tool], "the tool has no such parameter"))
                    yield return fault;
            else
                yield return ($"overrides.{name}", "this entry makes no such tool" + NearMiss.Hint(name, tools.Select(made => made.Name)));
    }

    private static IEnumerable<(string Key, string Fault)> Of(ToolOverlay overlay, string path, IReadOnlyList<ToolDefinition> tools, string fault)
    {
        foreach (var parameter in overlay.Trust.Keys)
            if (Miss(tools, "/" + JsonPointer.Escape(parameter)) is { } hint)
                yield return ($"{path}trust.{parameter}", fault + hint);
        foreach (var (at, pointer) in overlay.Sensitive.Index())
            if (Miss(tools, pointer) is { } hint)
                yield return ($"{path}sensitive[{at}]", fault + hint);
    }

    /// <returns>Null where it leads somewhere in one of them.</returns>
    private static string? Miss(IReadOnlyList<ToolDefinition> tools, string pointer)
    {
        var known = new List<string>();
        return tools.Any(tool => SchemaPointer.Leads(tool.Parameters, pointer, known)) ? null
            : JsonPointer.Segments(pointer).Where(segment => !known.Contains(segment)).Select(segment => NearMiss.Hint(segment, known)).FirstOrDefault(hint => hint.Contains('?', StringComparison.Ordinal)) ?? "";
    }
}
