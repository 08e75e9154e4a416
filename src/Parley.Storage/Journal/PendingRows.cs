using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Usage;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>One tenant's rows of a batch, to be saved in one transaction.</summary>
internal sealed class PendingRows(TenantContext tenant)
{
    private readonly HashSet<CallLedger> _calls = [];
    private readonly List<ITenantOwned> _added = [];
    private readonly List<EventRow> _events = [];
    private readonly List<ModelRequestRow> _late = [];
    private readonly Dictionary<(string Call, int Turn), (LatencyRow Row, bool Replaces)> _latencies = [];

    public TenantContext Tenant { get; } = tenant;

    public int Count => _calls.Count + _added.Count + _events.Count + _late.Count + _latencies.Count;

    public void Touch(CallLedger call) => _calls.Add(call);

    public void Add(ITenantOwned row) => _added.Add(row);

    /// <exception cref="InvalidOperationException">It is another tenant's.</exception>
    public void Add(EventRow row)
    {
        if (row.TenantId != Tenant.Id.Value)
            throw new InvalidOperationException("An event of one tenant was about to be saved for another.");
        _events.Add(row);
    }

    /// <summary>What came after its call's end: kept unless the call's records are gone.</summary>
    public void AddLate(ModelRequestRow row) => _late.Add(row);

    /// <summary>A turn measured again counts as last measured.</summary>
    public void Measure(LatencyRow row, bool replaces)
    {
        var key = (row.CallId, row.Turn);
        _latencies[key] = (row, _latencies.TryGetValue(key, out var earlier) ? earlier.Replaces : replaces);
    }

    public async Task SaveAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            await TrackAsync(database, cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
            if (_events.Count > 0)
                await EventInsert.RunAsync(database, _events, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        foreach (var call in _calls)
            call.IsStored = true;
    }

    private async Task TrackAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        foreach (var call in _calls)
            if (call.IsStored)
                Update(database.Attach(call.Row));
            else
                database.Add(call.Row);
        database.AddRange(_added);
        database.AddRange(await KnownAsync(database, cancellationToken));
        foreach (var (row, replaces) in _latencies.Values)
            database.Entry(row).State = replaces ? EntityState.Modified : EntityState.Added;
    }

    private async Task<IEnumerable<ModelRequestRow>> KnownAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        if (_late.Count == 0)
            return [];
        string[] ids = [.. _late.Select(row => row.CallId).Distinct()];
        var known = await database.Calls.Where(call => ids.Contains(call.Id)).Select(call => call.Id).ToListAsync(cancellationToken);
        return _late.Where(row => known.Contains(row.CallId));
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
        foreach (var row in _late)
            yield return With(one => one.AddLate(row));
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
