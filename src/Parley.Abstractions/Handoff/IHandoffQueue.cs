using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Handoff;

/// <summary>Keeps hand-offs over restarts until people have seen to them. Thread-safe.</summary>
public interface IHandoffQueue
{
    /// <summary>Stores it unless one with its id is there, and returns the one that is there. One that was withdrawn makes room for it.</summary>
    ValueTask<QueuedHandoff> AddAsync(TenantContext tenant, QueuedHandoff handoff, CancellationToken cancellationToken);

    /// <summary>Notes which target beside the queue took it.</summary>
    ValueTask NoteTargetAsync(TenantContext tenant, string id, string target, CancellationToken cancellationToken);

    /// <summary>Notes a better summary than the one it was raised with; the first stays.</summary>
    ValueTask NoteSummaryAsync(TenantContext tenant, string id, HandoffSummary summary, CancellationToken cancellationToken);

    ValueTask<QueuedHandoff?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken);

    /// <summary>All of one call, newest first.</summary>
    ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(TenantContext tenant, CallId call, CancellationToken cancellationToken);

    /// <summary>Newest first. <paramref name="status"/> and <paramref name="queue"/>: null for all.</summary>
    ValueTask<IReadOnlyList<QueuedHandoff>> ListAsync(
        TenantContext tenant, HandoffStatus? status, string? queue, int limit, CancellationToken cancellationToken);

    /// <summary>Exactly one of several people who claim at once succeeds.</summary>
    ValueTask<HandoffChange> ClaimAsync(TenantContext tenant, string id, string by, DateTimeOffset at, CancellationToken cancellationToken);

    ValueTask<HandoffChange> CloseAsync(TenantContext tenant, string id, string by, string note, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Only what is open; of a person who claims and a caller who withdraws at once exactly one succeeds.</summary>
    ValueTask<HandoffChange> WithdrawAsync(TenantContext tenant, string id, DateTimeOffset at, CancellationToken cancellationToken);
}
