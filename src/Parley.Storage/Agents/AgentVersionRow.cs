using Parley.Agents;
using Parley.Storage.Database;

namespace Parley.Storage.Agents;

internal sealed class AgentVersionRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Agent { get; init; }

    public required int Number { get; init; }

    public required string Source { get; init; }

    public required string Author { get; init; }

    public required string Note { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public AgentVersion ToVersion() => new(Agent, Number, Source, Author, Note, SavedAt);
}
