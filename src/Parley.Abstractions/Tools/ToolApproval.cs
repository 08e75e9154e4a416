using System.Text.Json.Nodes;
using Parley.Calls;
using Parley.Flows;

namespace Parley.Tools;

/// <summary>A call that waits, or waited, for a person.</summary>
public sealed record ToolApproval
{
    /// <summary><c>ap_</c> and letters; follows from the call's idempotency key, so that asking twice is one approval.</summary>
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required CallId Call { get; init; }

    public required string Agent { get; init; }

    /// <summary>Stable over the agent's versions, whatever it is called in them.</summary>
    public string AgentId { get; init; } = "";

    /// <summary>The version the call began with, which runs it whenever it is approved; null where it was asked before versions were kept with approvals.</summary>
    public int? AgentVersion { get; init; }

    public required string Channel { get; init; }

    public required string UserId { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public required string Tool { get; init; }

    public required string Step { get; init; }

    /// <summary>In clear, to run the call later; emptied once it is decided against or done. Show people <see cref="Shown"/>.</summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>The key they were sealed with is gone: <see cref="Arguments"/> is empty, and the call can be denied, not approved.</summary>
    public bool AreArgumentsLost { get; init; }

    public required IReadOnlyDictionary<string, ValueSource> Sources { get; init; }

    /// <summary>Canonical JSON of the arguments with sensitive values masked.</summary>
    public required string Shown { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public ApprovalStatus Status { get; init; } = ApprovalStatus.Pending;

    /// <summary>Who decided; empty while pending.</summary>
    public string DecidedBy { get; init; } = "";

    public string Note { get; init; } = "";

    public DateTimeOffset? DecidedAt { get; init; }
}
