using System.Diagnostics.Metrics;
using System.Text.Json;
using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Server.Calls;

internal sealed class CallMetrics : IDisposable
{
    private readonly Meter _meter = new("Parley.Server");
    private readonly UpDownCounter<int> _active;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _refused;

    public CallMetrics()
    {
        _active = _meter.CreateUpDownCounter<int>("parley.calls.active", "{call}", "Calls that run now.");
        _ended = _meter.CreateCounter<long>("parley.calls.ended", "{call}", "Calls that ended, by reason.");
        _refused = _meter.CreateCounter<long>("parley.calls.refused", "{call}", "Sessions refused because the server was full or stopping.");
    }

    public void Started(TenantContext tenant) => _active.Add(1, Tag(tenant));

    public void Ended(TenantContext tenant, HangUpReason reason)
    {
        _active.Add(-1, Tag(tenant));
        _ended.Add(1, Tag(tenant), new KeyValuePair<string, object?>("reason", JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString())));
    }

    public void Refused(TenantContext tenant) => _refused.Add(1, Tag(tenant));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(TenantContext tenant) => new("parley.tenant", tenant.Id.Value);
}
