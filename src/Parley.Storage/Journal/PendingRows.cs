using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>One tenant's rows of a batch, to be saved in one transaction.</summary>
internal sealed class PendingRows(TenantContext tenant)
{
    private readonly HashSet<CallLedger> _calls = [];
    private readonly List<ITenantOwned> _added = [];
    private readonly List<EventRow> _events = [];
    private readonly Dictionary<(string Call, int Turn), (LatencyRow Row, bool Replaces)> _latencies = [];

    public TenantContext Tenant { get; } = tenant;

    public int Count => _calls.Count + _added.Count + _events.Count + _latencies.Count;

    public void Touch(CallLedger call) => _calls.Add(call);

    public void Add(ITenantOwned row) => _added.Add(row);

    /// <exception cref="InvalidOperationException">It is another tenant's.</exception>
    public void Add(EventRow row)
    {
        if (row.TenantId != Tenant.Id.Value)
            throw new InvalidOperationException("An event of one tenant was about to be saved for another.");
        _events.Add(row);
    }

    /// <summary>A turn measured again counts as last measured.</summary>
    public void Measure(LatencyRow row, bool replaces)
    {
        var key = (row.CallId, row.Turn);
        _latencies[key] = (row, _latencies.TryGetValue(key, out var earlier) ? earlier.Replaces : replaces);
    }

    public async Task SaveAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        foreach (var call in _calls)
            if (call.IsStored)
                Update(database.Attach(call.Row));
            else
                database.Add(call.Row);
        database.AddRange(_added);
        foreach (var (row, replaces) in _latencies.Values)
            database.Entry(row).State = replaces ? EntityState.Modified : EntityState.Added;
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            await database.SaveChangesAsync(cancellationToken);
            if (_events.Count > 0)
                await EventInsert.RunAsync(database, _events, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        foreach (var call in _calls)
            call.IsStored = true;
    }

    private static void Update(EntityEntry<CallRow> row)
    {
        foreach (var name in CallRow.Changing)
            row.Property(name).IsModified = true;
    }

    /// <summary>The same rows one by one, calls first: when one row spoils the batch, the others are still saved.</summary>
    public IEnumerable<PendingRows> OneByOne()
    {
        foreach (var call in _calls)
            yield return With(one => one.Touch(call));
        foreach (var row in _added)
            yield return With(one => one.Add(row));
        foreach (var row in _events)
            yield return With(one => one.Add(row));
        foreach (var (row, replaces) in _latencies.Values)
            yield return With(one => one.Measure(row, replaces));
    }

    private PendingRows With(Action<PendingRows> fill)
    {
        var one = new PendingRows(Tenant);
        fill(one);
        return one;
    }
}
