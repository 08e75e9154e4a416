using System.Text.Json;
using Parley.Agents;
using Parley.Storage.Database;

namespace Parley.Storage.Agents;

internal sealed class AgentPublicationRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Agent { get; init; }

    public required int Sequence { get; init; }

    /// <summary>A JSON array of <see cref="AgentShare"/>.</summary>
    public required string Shares { get; init; }

    public required string Author { get; init; }

    public required string Note { get; init; }

    public required DateTimeOffset At { get; init; }

    public AgentPublication ToPublication() =>
        new(Agent, Sequence, JsonSerializer.Deserialize(Shares, AgentsJson.Default.IReadOnlyListAgentShare) ?? [], Author, Note, At);
}
