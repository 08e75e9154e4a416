namespace Parley.Agents;

/// <param name="File">Which file.</param>
/// <param name="Path">Where in it, such as <c>goals[1]</c>; a line where the file is not even YAML.</param>
/// <param name="Fault">What is wrong.</param>
internal sealed record AgentFileFault(string File, string Path, string Fault)
{
    public override string ToString() => $"{File}: {Path}: {Fault}";
}
