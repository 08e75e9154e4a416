using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>
/// What calls with an effect gave, by idempotency key: so that one key has one effect through repetition, crash and restart. The gateway asks
/// once at a time for a key; a row that was begun by another process counts as unfinished, for the data folder has one owner. Thread-safe.
/// </summary>
public interface IToolCallStore
{
    /// <summary>Marks the call as begun, durably, unless it is finished.</summary>
    ValueTask<ToolCallClaim> BeginAsync(TenantContext tenant, ToolCallStart start, CancellationToken cancellationToken);

    /// <summary>Keeps the outcome: whoever asks again gets it. Where the call was abandoned before, it is kept as this one's.</summary>
    ValueTask FinishAsync(TenantContext tenant, ToolCallStart call, ToolOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets that the call began: it surely had no effect and may be tried again.</summary>
    ValueTask AbandonAsync(TenantContext tenant, string key, CancellationToken cancellationToken);

    /// <summary>The outcome kept under a key; null where the call is not finished.</summary>
    ValueTask<ToolOutcome?> FindAsync(TenantContext tenant, string key, CancellationToken cancellationToken);
}
