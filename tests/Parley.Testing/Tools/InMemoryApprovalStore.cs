using System.Text.Json.Nodes;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Testing.Tools;

public sealed class InMemoryApprovalStore : IApprovalStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId, string), ToolApproval> _approvals = [];

    public ValueTask<ToolApproval> AddAsync(TenantContext tenant, ToolApproval approval, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _approvals.TryAdd((tenant.Id, approval.Id), approval);
            return ValueTask.FromResult(_approvals[(tenant.Id, approval.Id)]);
        }
    }

    public ValueTask<ToolApproval?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_approvals.GetValueOrDefault((tenant.Id, id)));
    }

    public ValueTask<IReadOnlyList<ToolApproval>> ListAsync(TenantContext tenant, ApprovalStatus? status, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<ToolApproval>>(
            [
                .. _approvals.Where(entry => entry.Key.Item1 == tenant.Id && (status is null || entry.Value.Status == status))
                    .Select(entry => entry.Value).OrderByDescending(approval => approval.AskedAt).Take(limit),
            ]);
    }

    public ValueTask<(ToolApproval Approval, bool Decided)?> DecideAsync(
        TenantContext tenant, string id, ApprovalStatus status, string by, string note, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_approvals.TryGetValue((tenant.Id, id), out var approval))
                return ValueTask.FromResult<(ToolApproval, bool)?>(null);
            if (approval.Status != ApprovalStatus.Pending)
                return ValueTask.FromResult<(ToolApproval, bool)?>((approval, false));
            _approvals[(tenant.Id, id)] = approval = approval with { Status = status, DecidedBy = by, Note = note, DecidedAt = at };
            return ValueTask.FromResult<(ToolApproval, bool)?>((approval, true));
        }
    }

    /// <summary>As when the key they were sealed with is gone.</summary>
    public void LoseArguments(TenantContext tenant, string id)
    {
        lock (_gate)
            _approvals[(tenant.Id, id)] = _approvals[(tenant.Id, id)] with { Arguments = [], AreArgumentsLost = true };
    }

    public ValueTask ForgetArgumentsAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (_approvals.TryGetValue((tenant.Id, id), out var approval))
                _approvals[(tenant.Id, id)] = approval with { Arguments = new JsonObject() };
        return ValueTask.CompletedTask;
    }
}
