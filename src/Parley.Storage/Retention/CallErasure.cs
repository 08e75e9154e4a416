using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Storage.Database;
using Parley.Storage.Files;
using Parley.Storage.Handoffs;
using Parley.Storage.Journal;
using Parley.Storage.Tools;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Retention;

/// <summary>
/// Deletes what a call left: its row, transcript, events, requests to models, flow states, tool calls, approvals, hand-offs and files. What agents did in the world stays
/// (appointments, tickets, messages), and the audit keeps its hashes without their words. Thread-safe; doing it twice does it once.
/// </summary>
public sealed class CallErasure
{
    private readonly TenantDatabases _databases;
    private readonly SerialWriter _writer;
    private readonly CallFolders _folders;
    private readonly LiveCalls _live;
    private readonly JournalBarrier _barrier;

    internal CallErasure(TenantDatabases databases, SerialWriter writer, CallFolders folders, LiveCalls live, JournalBarrier barrier) =>
        (_databases, _writer, _folders, _live, _barrier) = (databases, writer, folders, live, barrier);

    public async Task<ErasureOutcome> EraseAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken)
    {
        // A call that has just ended leaves memory once its last fact is stored.
        await _barrier.WaitAsync(cancellationToken);
        if (_live.TryFind(tenant, id, out _))
            return ErasureOutcome.Running;
        var found = await _writer.WriteAsync(tenant, database => DeleteAsync(database, id.Value), cancellationToken);
        var hadFiles = DeleteFiles(tenant, id, "*");
        await ForgetAsync(tenant, cancellationToken);
        return found || hadFiles ? ErasureOutcome.Erased : ErasureOutcome.NotFound;
    }

    /// <summary>
    /// What was said, what flows, tools and hand-offs knew of it and what was known of the caller; that the call took place, what was called and whether somebody was asked
    /// for stays.
    /// </summary>
    public async Task EraseTranscriptAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken)
    {
        await _writer.WriteAsync(
            tenant,
            async database =>
            {
                await database.Transcripts.Where(row => row.CallId == id.Value).ExecuteDeleteAsync(CancellationToken.None);
                await database.Events.Where(row => row.CallId == id.Value && row.Name == "said").ExecuteDeleteAsync(CancellationToken.None);
                await EraseWordsAsync(database, id.Value);
                await database.Calls.Where(row => row.Id == id.Value).ExecuteUpdateAsync(row => row.SetProperty(r => r.Caller, ""), CancellationToken.None);
                return await database.DialogueStates.Where(row => row.CallId == id.Value).ExecuteDeleteAsync(CancellationToken.None);
            },
            cancellationToken);
        DeleteFiles(tenant, id, "transcript.jsonl*");
        await ForgetAsync(tenant, cancellationToken);
    }

    /// <returns>Whether there was one.</returns>
    public bool EraseRecording(TenantContext tenant, CallId id) => DeleteFiles(tenant, id, "recording.*");

    private static async Task<bool> DeleteAsync(ParleyDbContext database, string call)
    {
        var deleted = await database.Calls.Where(row => row.Id == call).ExecuteDeleteAsync(CancellationToken.None);
        deleted += await database.DialogueStates.Where(row => row.CallId == call).ExecuteDeleteAsync(CancellationToken.None);
        deleted += await EraseToolsAsync(database, call);
        deleted += await database.Set<HandoffRow>().Where(row => row.CallId == call).ExecuteDeleteAsync(CancellationToken.None);
        await database.Set<ToolAuditRow>().Where(row => row.CallId == call)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.UserId, ToolAuditChain.Erased), CancellationToken.None);
        return deleted > 0;
    }

    /// <summary>A hand-off keeps who was asked for, when and why.</summary>
    private static async Task EraseWordsAsync(ParleyDbContext database, string call)
    {
        await EraseToolsAsync(database, call);
        await database.Set<HandoffRow>().Where(row => row.CallId == call).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.Detail, "").SetProperty(r => r.Summary, "").SetProperty(r => r.BetterSummary, "").SetProperty(r => r.Slots, "{}").SetProperty(r => r.LastTurns, "[]"),
            CancellationToken.None);
    }

    /// <summary>What tools were given and what they answered; the audit keeps its hashes without the words.</summary>
    private static async Task<int> EraseToolsAsync(ParleyDbContext database, string call)
    {
        await database.Set<ToolAuditRow>().Where(row => row.CallId == call).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.Arguments, ToolAuditChain.Erased).SetProperty(r => r.Message, ""), CancellationToken.None);
        return await database.Set<ToolCallRow>().Where(row => row.CallId == call).ExecuteDeleteAsync(CancellationToken.None)
            + await database.Set<ToolApprovalRow>().Where(row => row.CallId == call).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <summary>Pages of the write-ahead log still hold what was deleted until it is written back and cut off.</summary>
    private async Task ForgetAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        await database.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }

    private bool DeleteFiles(TenantContext tenant, CallId id, string pattern)
    {
        if (!_folders.TryFind(tenant, id, out var folder) || !Directory.Exists(folder))
            return false;
        foreach (var file in Directory.GetFiles(folder, pattern))
            File.Delete(file);
        if (Directory.GetFileSystemEntries(folder).Length == 0)
            Directory.Delete(folder);
        return true;
    }
}
