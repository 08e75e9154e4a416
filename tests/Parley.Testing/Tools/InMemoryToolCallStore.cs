using System.Collections.Concurrent;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Testing.Tools;

/// <summary>Keeps calls in memory: a second gateway over the same store is a restart.</summary>
public sealed class InMemoryToolCallStore : IToolCallStore
{
    private readonly ConcurrentDictionary<(TenantId, string), ToolOutcome?> _calls = new();

    public int Count => _calls.Count;

    /// <summary>As a process leaves it that dies in the middle.</summary>
    public void LeaveBegun(TenantContext tenant, string key) => _calls[(tenant.Id, key)] = null;

    public ValueTask<ToolCallClaim> BeginAsync(TenantContext tenant, ToolCallStart start, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_calls.TryAdd((tenant.Id, start.Key), null))
            return ValueTask.FromResult<ToolCallClaim>(new ToolCallClaim.Fresh());
        return ValueTask.FromResult<ToolCallClaim>(
            _calls[(tenant.Id, start.Key)] is { } outcome ? new ToolCallClaim.Finished(outcome) : new ToolCallClaim.Unfinished());
    }

    public ValueTask FinishAsync(TenantContext tenant, ToolCallStart call, ToolOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _calls[(tenant.Id, call.Key)] = outcome;
        return ValueTask.CompletedTask;
    }

    public ValueTask AbandonAsync(TenantContext tenant, string key, CancellationToken cancellationToken)
    {
        _calls.TryRemove(KeyValuePair.Create((tenant.Id, key), (ToolOutcome?)null));
        return ValueTask.CompletedTask;
    }

    public ValueTask<ToolOutcome?> FindAsync(TenantContext tenant, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_calls.GetValueOrDefault((tenant.Id, key)));
}
