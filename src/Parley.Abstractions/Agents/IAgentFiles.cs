using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>The agents' folder. Thread-safe.</summary>
public interface IAgentFiles
{
    /// <summary>Whose folders there are now, also those that came after the start.</summary>
    IReadOnlyList<TenantId> Tenants { get; }

    /// <summary>Paths of all agent files there are.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>What was taken in so far, in the order of tenants and files.</summary>
    IReadOnlyList<AgentFileState> States { get; }

    /// <summary>Takes in what is new or changed, of every tenant. Calls take in their own tenant's by themselves.</summary>
    ValueTask TakeInAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Looks again at the versions that answer, where that was not done since the start or something beside them changed: what they read and use may
    /// be gone. Their faults are told in <see cref="States"/>, and they go on answering. One at a time.
    /// </summary>
    ValueTask LookAgainAsync(CancellationToken cancellationToken);
}
