using System.Collections.Concurrent;
using Parley.Tenancy;

namespace Parley.Tools.Gateway.Approvals;

/// <summary>Those in this process who wait for an approval, and for whom it was asked: the agent's version the call pinned. Thread-safe.</summary>
internal sealed class ApprovalWaiters
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Id), TaskCompletionSource<ToolOutcome>> _waiting = new();
    private readonly ConcurrentDictionary<(TenantId Tenant, string Id), ToolScope> _scopes = new();

    public void Remember(TenantContext tenant, string id, ToolScope scope) => _scopes.TryAdd((tenant.Id, id), scope);

    public ToolScope? ScopeOf(TenantContext tenant, string id) => _scopes.GetValueOrDefault((tenant.Id, id));

    /// <summary>Completes with what the approval comes to; ask before looking at where it stands, so that nothing falls between.</summary>
    public Task<ToolOutcome> OutcomeOf(TenantContext tenant, string id) =>
        _waiting.GetOrAdd((tenant.Id, id), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Settle(TenantContext tenant, string id, ToolOutcome outcome)
    {
        _scopes.TryRemove((tenant.Id, id), out _);
        if (_waiting.TryRemove((tenant.Id, id), out var waiting))
            waiting.TrySetResult(outcome);
    }

    /// <summary>Nobody waits any more, for it was settled before.</summary>
    public void Forget(TenantContext tenant, string id) => _waiting.TryRemove((tenant.Id, id), out _);
}
