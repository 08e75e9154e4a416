using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>The calls whose facts are not all stored yet. Thread-safe.</summary>
internal sealed class LiveCalls
{
    private readonly ConcurrentDictionary<(TenantId, CallId), LiveCall> _calls = new();

    /// <returns>False when the call was open already.</returns>
    public bool TryAdd(LiveCall call) => _calls.TryAdd((call.Session.Tenant.Id, call.Session.Id), call);

    public bool TryFind(TenantContext tenant, CallId id, [NotNullWhen(true)] out LiveCall? call) => _calls.TryGetValue((tenant.Id, id), out call);

    /// <summary>The call that holds a dialogue now: the one it is kept under, or one that goes on with that.</summary>
    public LiveCall? FindByDialogue(TenantContext tenant, CallId dialogue) =>
        TryFind(tenant, dialogue, out var call) ? call : _calls.Values.FirstOrDefault(open => open.Session.Tenant.Id == tenant.Id && open.Session.Dialogue == dialogue);

    public void Remove(LiveCall call) => _calls.TryRemove(new((call.Session.Tenant.Id, call.Session.Id), call));
}
