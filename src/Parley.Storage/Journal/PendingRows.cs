using Microsoft.EntityFrameworkCore;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Usage;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>One tenant's rows of a batch, to be saved in one transaction.</summary>
internal sealed class PendingRows(TenantContext tenant)
{
    private readonly HashSet<CallLedger> _calls = [];
    private readonly List<TranscriptRow> _said = [];
    private readonly List<EventRow> _events = [];
    private readonly List<ModelRequestRow> _asked = [];
    private readonly List<ModelRequestRow> _late = [];
    private readonly Dictionary<(string Call, int Turn), LatencyRow> _latencies = [];

    public TenantContext Tenant { get; } = tenant;

    public int Count => _calls.Count + _said.Count + _events.Count + _asked.Count + _late.Count + _latencies.Count;

    public void Touch(CallLedger call) => _calls.Add(call);

    public void Add(TranscriptRow row) => _said.Add(row);

    public void Add(EventRow row) => _events.Add(row);

    public void Add(ModelRequestRow row) => _asked.Add(row);

    /// <summary>What came after its call's end: kept unless the call's records are gone.</summary>
    public void AddLate(ModelRequestRow row) => _late.Add(row);

    public void Measure(LatencyRow row) => _latencies[(row.CallId, row.Turn)] = row;

    public async Task SaveAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            await WriteAsync(database, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        foreach (var call in _calls)
            call.IsStored = true;
    }

    private async Task WriteAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        var statements = JournalStatements.Of(database);
        // Calls first: the others refer to them.
        await RunAsync(statements.OpenCall, [.. _calls.Where(call => !call.IsStored).Select(call => call.Row)]);
        await RunAsync(statements.ChangeCall, [.. _calls.Where(call => call.IsStored).Select(call => call.Row)]);
        await RunAsync(statements.Transcript, _said);
        await RunAsync(statements.Event, _events);
        await RunAsync(statements.ModelRequest, _asked);
        await RunAsync(statements.ModelRequest, await KnownAsync(database, cancellationToken));
        await RunAsync(statements.Latency, _latencies.Values);

        Task RunAsync<T>(RowStatement statement, IReadOnlyCollection<T> rows) where T : ITenantOwned =>
            rows.Count == 0 ? Task.CompletedTask : statement.RunAsync(database, Tenant.Id, rows, cancellationToken);
    }

    private async Task<IReadOnlyCollection<ModelRequestRow>> KnownAsync(ParleyDbContext database, CancellationToken cancellationToken)
    {
        if (_late.Count == 0)
            return [];
        string[] ids = [.. _late.Select(row => row.CallId).Distinct()];
        var known = await database.Calls.Where(call => ids.Contains(call.Id)).Select(call => call.Id).ToListAsync(cancellationToken);
        return [.. _late.Where(row => known.Contains(row.CallId))];
    }

    /// <summary>The same rows one by one, calls first: when one row spoils the batch, the others are still saved.</summary>
    public IEnumerable<PendingRows> OneByOne()
    {
        foreach (var call in _calls)
            yield return With(one => one.Touch(call));
        foreach (var row in _said)
            yield return With(one => one.Add(row));
        foreach (var row in _events)
            yield return With(one => one.Add(row));
        foreach (var row in _asked)
            yield return With(one => one.Add(row));
        foreach (var row in _late)
            yield return With(one => one.AddLate(row));
        foreach (var row in _latencies.Values)
            yield return With(one => one.Measure(row));
    }

    private PendingRows With(Action<PendingRows> fill)
    {
        var one = new PendingRows(Tenant);
        fill(one);
        return one;
    }
}
