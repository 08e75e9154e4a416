using System.Collections.Concurrent;
using Parley.Calls;
using Parley.Handoff;
using Parley.Tenancy;

namespace Parley.Dialogue.Guarding;

/// <summary>
/// What the signals of each call come to, in memory, for as many calls as a process may hold. A turn that is taken again starts from before it,
/// so that nothing counts twice. Thread-safe; the turns of one call come one after the other.
/// </summary>
internal sealed class CallSignals
{
    private const int CallsKept = 4096;

    private readonly ConcurrentDictionary<(TenantId, CallId), Kept> _calls = new();
    private readonly ConcurrentQueue<(TenantId, CallId)> _order = new();

    /// <summary>Whether this process has taken a turn of the call.</summary>
    public bool Knows(ReplyRequest request) => _calls.ContainsKey(KeyOf(request));

    /// <summary>As it stood before this turn.</summary>
    public HandoffSignals Before(ReplyRequest request) => _calls.TryGetValue(KeyOf(request), out var kept)
        ? request.Turn > 0 && kept.Turn == request.Turn ? kept.Before with { Raised = kept.After.Raised } : kept.After
        : HandoffSignals.None;

    /// <summary>Who was called last by a rule and not taken back since. A turn that is taken again has called them all the same.</summary>
    public CalledPerson? CalledBefore(ReplyRequest request) => _calls.TryGetValue(KeyOf(request), out var kept) && kept.Called is { } called
        ? called with { TurnsAgo = called.TurnsAgo + (request.Turn == kept.Turn || kept.IsResumption ? 0 : 1) }
        : null;

    public void Keep(ReplyRequest request, HandoffSignals before, HandoffSignals after, CalledPerson? called)
    {
        var key = KeyOf(request);
        var kept = new Kept(request.Turn, before, after, called, request.IsResumption);
        if (_calls.TryAdd(key, kept))
            _order.Enqueue(key);
        else
            _calls[key] = kept;
        while (_calls.Count > CallsKept && _order.TryDequeue(out var oldest))
            _calls.TryRemove(oldest, out _);
    }

    private static (TenantId, CallId) KeyOf(ReplyRequest request) => (request.Call.Tenant.Id, request.Call.Id);

    private sealed record Kept(int Turn, HandoffSignals Before, HandoffSignals After, CalledPerson? Called, bool IsResumption);
}
