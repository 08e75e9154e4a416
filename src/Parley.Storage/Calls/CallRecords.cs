using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Storage.Database;
using Parley.Storage.Encryption;
using Parley.Storage.Files;
using Parley.Storage.Journal;
using Parley.Storage.Usage;
using Parley.Tenancy;

namespace Parley.Storage.Calls;

/// <summary>Reads what the journal stored. A call of another tenant is a call that does not exist. Thread-safe.</summary>
public sealed class CallRecords
{
    private readonly TenantDatabases _databases;
    private readonly CallFolders _folders;
    private readonly JournalBarrier _barrier;
    private readonly RecordCipher _cipher;

    internal CallRecords(TenantDatabases databases, CallFolders folders, JournalBarrier barrier, RecordCipher cipher) =>
        (_databases, _folders, _barrier, _cipher) = (databases, folders, barrier, cipher);

    /// <param name="limit">At least 1.</param>
    /// <param name="before">Only calls that began before this one; null for the newest.</param>
    public async Task<CallPage> ListAsync(TenantContext tenant, int limit, CallId? before, CancellationToken cancellationToken)
    {
        await _barrier.WaitAsync(cancellationToken);
        await using var database = _databases.Open(tenant);
        var calls = database.Calls.AsNoTracking();
        if (before is { Value: var id })
            calls = calls.Where(row => string.Compare(row.Id, id) < 0);
        var rows = await calls.OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return new CallPage(
            [.. rows.Take(limit).Select(row => row.ToRecord(RecordingPath(tenant, new CallId(row.Id)) is not null))],
            rows.Count > limit ? rows[limit - 1].Id : null);
    }

    public async Task<CallDetails?> FindAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken)
    {
        await _barrier.WaitAsync(cancellationToken);
        await using var database = _databases.Open(tenant);
        var row = await database.Calls.AsNoTracking().FirstOrDefaultAsync(call => call.Id == id.Value, cancellationToken);
        if (row is null)
            return null;
        var latencies = await database.Latencies.AsNoTracking()
            .Where(latency => latency.CallId == id.Value).OrderBy(latency => latency.Turn).ToListAsync(cancellationToken);
        var asked = await database.ModelRequests.AsNoTracking().Where(request => request.CallId == id.Value).ToListAsync(cancellationToken);
        return new CallDetails(
            row.ToRecord(RecordingPath(tenant, id) is not null), [.. latencies.Select(latency => latency.ToRecord())], CallUsage.Of(asked));
    }

    /// <summary>A call with those that went on with it.</summary>
    /// <returns>Null when there is no such call.</returns>
    public async Task<ContinuedCall?> ContinuedAsync(TenantContext tenant, CallId first, CancellationToken cancellationToken)
    {
        await _barrier.WaitAsync(cancellationToken);
        await using var database = _databases.Open(tenant);
        // None is older than the first: only what came after it is looked at, in the order of the key.
        var rows = await database.Calls.AsNoTracking()
            .Where(row => string.Compare(row.Id, first.Value) >= 0 && (row.Id == first.Value || row.Resumes == first.Value))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return rows is [{ Id: var id }, ..] && id == first.Value && rows[^1] is var last
            ? new ContinuedCall(last.ToRecord(RecordingPath(tenant, new CallId(last.Id)) is not null), last.AgentId, rows.Sum(row => row.Turns), [.. rows.Select(row => new CallId(row.Id))]) { Caller = CallerSeal.Open(_cipher, last) }
            : null;
    }

    public async Task<bool> ExistsAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken)
    {
        await _barrier.WaitAsync(cancellationToken);
        await using var database = _databases.Open(tenant);
        return await database.Calls.AnyAsync(call => call.Id == id.Value, cancellationToken);
    }

    /// <summary>By the agent's id, its newest version first; versions without a call are missing.</summary>
    public async Task<IReadOnlyList<AgentFigures>> FiguresAsync(TenantContext tenant, string agent, CancellationToken cancellationToken)
    {
        await _barrier.WaitAsync(cancellationToken);
        await using var database = _databases.Open(tenant);
        return await new AgentFiguresQuery(database, agent).RunAsync(cancellationToken);
    }

    /// <returns>Null when there is no such call; no entries when nothing was said yet.</returns>
    public async Task<CallTranscript?> TranscriptAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(tenant, id, cancellationToken))
            return null;
        await using var database = _databases.Open(tenant);
        var rows = await database.Transcripts.AsNoTracking()
            .Where(row => row.CallId == id.Value).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return new CallTranscript(id.Value, [.. rows.Select(row => new TranscriptRecord(
            row.Turn, row.Speaker, row.Text, row.StartMs, row.EndMs, row.Interrupted, row.Typed,
            JsonSerializer.Deserialize(row.Words, RecordsJson.Default.IReadOnlyListWordRecord) ?? []))]);
    }

    /// <returns>The recording's absolute path, while the call runs the file as far as it is; null when there is none.</returns>
    public string? RecordingPath(TenantContext tenant, CallId id) =>
        _folders.Recording(tenant, id) is { } path && File.Exists(path) ? path : null;
}
