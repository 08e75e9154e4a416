using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>A version without its source.</summary>
internal sealed record AgentVersionSummary(string Agent, int Number, string Author, string Note, DateTimeOffset SavedAt)
{
    public static AgentVersionSummary Of(AgentVersion version) => new(version.Agent, version.Number, version.Author, version.Note, version.SavedAt);
}
