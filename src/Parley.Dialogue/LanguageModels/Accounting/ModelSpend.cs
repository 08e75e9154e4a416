using System.Collections.Concurrent;
using Parley.Calls;
using Parley.Dialogue.LanguageModels.Routing;
using Parley.Tenancy;

namespace Parley.Dialogue.LanguageModels.Accounting;

/// <summary>
/// What calls and tenants have spent, for the router: in this process's memory, since a budget must be known within a turn. A restart begins
/// the day anew; what is billed comes from the sinks. Thread-safe.
/// </summary>
internal sealed class ModelSpend(TimeProvider clock)
{
    private const int CallsKept = 4096;

    private readonly ConcurrentDictionary<CallId, decimal> _calls = new();
    private readonly ConcurrentQueue<CallId> _order = new();
    private readonly ConcurrentDictionary<(TenantId Tenant, DateOnly Day), decimal> _days = new();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public ModelSpent Of(CallContext call) => new(_calls.GetValueOrDefault(call.Id), _days.GetValueOrDefault((call.Tenant.Id, Today)));

    public void Add(ModelUsage usage)
    {
        if (usage.Cost is not { } cost || cost == 0)
            return;
        var (call, today) = (usage.Scope.Call, Today);
        if (_calls.TryAdd(call.Id, 0))
            _order.Enqueue(call.Id);
        _calls.AddOrUpdate(call.Id, cost, (_, spent) => spent + cost);
        while (_calls.Count > CallsKept && _order.TryDequeue(out var oldest))
            _calls.TryRemove(oldest, out _);

        if (!_days.ContainsKey((call.Tenant.Id, today)))
            foreach (var past in _days.Keys.Where(k => k.Day < today))
                _days.TryRemove(past, out _);
        _days.AddOrUpdate((call.Tenant.Id, today), cost, (_, spent) => spent + cost);
    }
}
