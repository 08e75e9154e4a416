using Parley.Calls;
using Parley.Handoff;
using Parley.Tenancy;

namespace Parley.Testing.Handoff;

public sealed class InMemoryHandoffQueue : IHandoffQueue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId, string), QueuedHandoff> _handoffs = [];

    /// <summary>Completes once a better summary was noted.</summary>
    public TaskCompletionSource Noted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Thrown by <see cref="AddAsync"/>, as a full disk would.</summary>
    public Exception? Fault { get; set; }

    public ValueTask<QueuedHandoff> AddAsync(TenantContext tenant, QueuedHandoff handoff, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            return ValueTask.FromException<QueuedHandoff>(fault);
        lock (_gate)
        {
            if (!_handoffs.TryGetValue((tenant.Id, handoff.Id), out var there) || there.Status is HandoffStatus.Withdrawn)
                _handoffs[(tenant.Id, handoff.Id)] = handoff;
            return ValueTask.FromResult(_handoffs[(tenant.Id, handoff.Id)]);
        }
    }

    public ValueTask NoteTargetAsync(TenantContext tenant, string id, string target, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (_handoffs.TryGetValue((tenant.Id, id), out var handoff))
                _handoffs[(tenant.Id, id)] = handoff with { Target = target };
        return ValueTask.CompletedTask;
    }

    public ValueTask NoteSummaryAsync(TenantContext tenant, string id, HandoffSummary summary, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (_handoffs.TryGetValue((tenant.Id, id), out var handoff) && handoff.Better is null)
                _handoffs[(tenant.Id, id)] = handoff with { Better = summary };
        Noted.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public ValueTask<QueuedHandoff?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_handoffs.GetValueOrDefault((tenant.Id, id)));
    }

    public ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(TenantContext tenant, CallId call, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            return ValueTask.FromException<IReadOnlyList<QueuedHandoff>>(fault);
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<QueuedHandoff>>(
                [.. _handoffs.Where(entry => entry.Key.Item1 == tenant.Id && entry.Value.Call == call).Select(entry => entry.Value).OrderByDescending(handoff => handoff.At)]);
    }

    public ValueTask<IReadOnlyList<QueuedHandoff>> ListAsync(
        TenantContext tenant, HandoffStatus? status, string? queue, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<QueuedHandoff>>(
            [
                .. _handoffs.Where(entry => entry.Key.Item1 == tenant.Id).Select(entry => entry.Value)
                    .Where(handoff => (status is null || handoff.Status == status) && (queue is null || handoff.Queue == queue))
                    .OrderByDescending(handoff => handoff.At).ThenBy(handoff => handoff.Id, StringComparer.Ordinal).Take(limit),
            ]);
    }

    public ValueTask<HandoffChange> ClaimAsync(TenantContext tenant, string id, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Change(tenant, id, handoff => handoff.Claim(by, at)));

    public ValueTask<HandoffChange> CloseAsync(
        TenantContext tenant, string id, string by, string note, DateTimeOffset at, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Change(tenant, id, handoff => handoff.Close(by, note, at)));

    public ValueTask<HandoffChange> WithdrawAsync(TenantContext tenant, string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Change(tenant, id, handoff => handoff.Withdraw(at)));

    private HandoffChange Change(TenantContext tenant, string id, Func<QueuedHandoff, HandoffChange> change)
    {
        lock (_gate)
        {
            if (!_handoffs.TryGetValue((tenant.Id, id), out var handoff))
                return new HandoffChange.Missing();
            var changed = change(handoff);
            if (changed is HandoffChange.Made made)
                _handoffs[(tenant.Id, id)] = made.Handoff;
            return changed;
        }
    }
}
