namespace Parley.Cli.Agents;

/// <summary>An agent's versions, newest first, and which of them answer.</summary>
internal sealed record AgentVersions(IReadOnlyList<AgentVersions.Saved> Versions, IReadOnlyList<VersionShare> Published)
{
    internal sealed record Saved(int Number, string Author, string Note, DateTimeOffset SavedAt);
}
