using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>Keeps approvals over restarts. Thread-safe.</summary>
public interface IApprovalStore
{
    /// <summary>Stores it unless one with its id is there, and returns the one that is there.</summary>
    ValueTask<ToolApproval> AddAsync(TenantContext tenant, ToolApproval approval, CancellationToken cancellationToken);

    ValueTask<ToolApproval?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken);

    /// <summary>Newest first. <paramref name="status"/>: null for all.</summary>
    ValueTask<IReadOnlyList<ToolApproval>> ListAsync(TenantContext tenant, ApprovalStatus? status, int limit, CancellationToken cancellationToken);

    /// <summary>Decides a pending one; exactly one of several deciders succeeds.</summary>
    /// <returns>The approval as it now stands and whether this decision made it so; null when there is none.</returns>
    ValueTask<(ToolApproval Approval, bool Decided)?> DecideAsync(
        TenantContext tenant, string id, ApprovalStatus status, string by, string note, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Empties the arguments: nothing will run with them any more.</summary>
    ValueTask ForgetArgumentsAsync(TenantContext tenant, string id, CancellationToken cancellationToken);
}
