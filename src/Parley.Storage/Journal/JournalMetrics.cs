using System.Diagnostics.Metrics;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

internal sealed class JournalMetrics : IDisposable
{
    private readonly Meter _meter = new("Parley.Storage");
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _faults;

    public JournalMetrics(JournalMailbox mailbox)
    {
        _dropped = _meter.CreateCounter<long>("parley.journal.dropped", "{fact}", "Facts of calls that were not stored.");
        _faults = _meter.CreateCounter<long>("parley.journal.faults", "{fault}", "Failed attempts to store facts of calls.");
        _meter.CreateObservableGauge("parley.journal.waiting", () => mailbox.Waiting, "{fact}", "Facts that wait for the disk.");
    }

    public void Dropped(TenantId tenant, string reason) =>
        _dropped.Add(1, new("parley.tenant", tenant.Value), new KeyValuePair<string, object?>("reason", reason));

    public void Failed(string target) => _faults.Add(1, new KeyValuePair<string, object?>("target", target));

    public void Dispose() => _meter.Dispose();
}
