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

    public void Remove(LiveCall call) => _calls.TryRemove(new((call.Session.Tenant.Id, call.Session.Id), call));
}
