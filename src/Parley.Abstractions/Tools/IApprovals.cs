using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>Sensitive calls that wait for a person. Thread-safe.</summary>
public interface IApprovals
{
    /// <summary>Newest first. <paramref name="status"/>: null for all.</summary>
    ValueTask<IReadOnlyList<ToolApproval>> ListAsync(TenantContext tenant, ApprovalStatus? status, int limit, CancellationToken cancellationToken);

    ValueTask<ToolApproval?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken);

    /// <summary>Approves or denies. An approved call is run by the gateway, whether or not anybody still waits for it.</summary>
    ValueTask<ApprovalDecision> DecideAsync(TenantContext tenant, string id, bool approve, string by, string note, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for what becomes of a call that awaited approval: its outcome once it ran, or <see cref="ToolOutcome.Refused"/> with <c>denied</c> or
    /// <c>approval_expired</c>. Answers at once for those already settled, after a restart too.
    /// </summary>
    ValueTask<ToolOutcome> OutcomeAsync(TenantContext tenant, string id, CancellationToken cancellationToken);
}
