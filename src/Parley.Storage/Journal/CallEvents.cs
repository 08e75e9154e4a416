using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>A call's events for viewers: those of the past, then those to come. Thread-safe.</summary>
public sealed class CallEvents
{
    private readonly LiveCalls _live;
    private readonly TenantDatabases _databases;
    private readonly CallRecords _records;

    internal CallEvents(LiveCalls live, TenantDatabases databases, CallRecords records) =>
        (_live, _databases, _records) = (live, databases, records);

    public async Task<bool> KnowsAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken) =>
        _live.TryFind(tenant, id, out _) || await _records.ExistsAsync(tenant, id, cancellationToken);

    /// <summary>Whether nothing will ever come after the given sequence.</summary>
    public async Task<bool> IsOverAsync(TenantContext tenant, CallId id, long after, CancellationToken cancellationToken) =>
        _live.TryFind(tenant, id, out var call) ? call.IsOver(after) : (await StoredAsync(tenant, id, after, cancellationToken)).Count == 0;

    /// <summary>
    /// Ends after the call's <c>ended</c> event, or earlier when the reader falls more than a thousand events behind: it may then follow
    /// again after the last sequence it saw.
    /// </summary>
    /// <param name="after">Only events with a higher sequence; 0 for all.</param>
    public async IAsyncEnumerable<JournaledEvent> FollowAsync(
        TenantContext tenant, CallId id, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A call leaves memory only after its last event is stored: whoever does not find it here finds it whole in the database.
        if (!_live.TryFind(tenant, id, out var call))
        {
            foreach (var stored in await StoredAsync(tenant, id, after, cancellationToken))
                yield return stored;
            yield break;
        }
        var (past, coming) = call.Watch(after);
        try
        {
            foreach (var seen in past)
                yield return seen;
            await foreach (var seen in coming.ReadAllAsync(cancellationToken))
                yield return seen;
        }
        finally
        {
            call.Unwatch(coming);
        }
    }

    private async Task<IReadOnlyList<JournaledEvent>> StoredAsync(
        TenantContext tenant, CallId id, long after, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = await database.Events.AsNoTracking()
            .Where(row => row.CallId == id.Value && row.Sequence > after).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new JournaledEvent(row.Sequence, row.Name, TimeSpan.FromMilliseconds(row.AtMs), row.Data))];
    }
}
