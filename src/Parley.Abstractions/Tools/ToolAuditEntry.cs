using Parley.Calls;

namespace Parley.Tools;

/// <summary>One call of a tool as it is told to auditors: what, for whom, with what end; never a sensitive value.</summary>
public sealed record ToolAuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required CallId Call { get; init; }

    public required string Agent { get; init; }

    public required int AgentVersion { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    /// <summary>As it was asked for, known or not.</summary>
    public required string Tool { get; init; }

    public required string Step { get; init; }

    /// <summary>The idempotency key; empty for a call refused before it had one.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of call, step, tool and canonical arguments, in hexadecimal.</summary>
    public required string ArgumentsHash { get; init; }

    /// <summary>Canonical JSON with sensitive values masked.</summary>
    public required string Arguments { get; init; }

    /// <summary><c>succeeded, replayed, failed, refused, awaiting_approval, dry_run, cancelled</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The code of a failure or refusal; empty otherwise.</summary>
    public string Code { get; init; } = "";

    public string Message { get; init; } = "";

    public bool MayHaveHappened { get; init; }

    /// <summary>Attempts made; 0 when it never ran.</summary>
    public required int Attempts { get; init; }

    public required TimeSpan Duration { get; init; }
}
