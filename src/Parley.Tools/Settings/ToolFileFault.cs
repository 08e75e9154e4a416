namespace Parley.Tools.Settings;

/// <param name="File">Which file.</param>
/// <param name="Path">Where in it, such as <c>tools.crm_lookup.url</c>; a line where the file is not even YAML.</param>
/// <param name="Fault">What is wrong.</param>
internal sealed record ToolFileFault(string File, string Path, string Fault)
{
    public override string ToString() => $"{File}: {Path}: {Fault}";
}
