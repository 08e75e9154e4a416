using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Storage.Calls;
using Parley.Storage.Encryption;
using Parley.Storage.Files;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>
/// The single reader of the mailbox. What piled up since the last batch is the next, so an idle server writes a fact
/// at once and a busy one hundreds at a time. Files and database are written independently: the fault of one leaves the other.
/// </summary>
internal sealed partial class JournalWriter(
    JournalMailbox mailbox, LiveCalls live, CallStore store, CallFolders folders, IRecordFiles files, RecordCipher cipher, JournalMetrics metrics,
    StorageOptions options, TimeProvider clock, ILogger<JournalWriter> logger) : IHostedService, IDisposable
{
    private const int BatchLimit = 1024;

    private readonly Dictionary<LiveCall, CallLedger> _ledgers = [];
    private readonly CancellationTokenSource _giveUp = new();
    private Task _run = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _run = RunAsync(_giveUp.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        mailbox.Complete();
        try
        {
            await _run.WaitAsync(options.StopTimeout, clock, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            LogGaveUp(mailbox.Waiting);
            await _giveUp.CancelAsync();
            await _run;
        }
    }

    public void Dispose() => _giveUp.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        // Off the starting thread, but in its context if it has one, as on virtual time.
        await Task.Yield();
        var batch = new List<JournalItem>(BatchLimit);
        try
        {
            while (await mailbox.TakeAsync(batch, BatchLimit, cancellationToken))
                await WriteAsync(batch, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task WriteAsync(List<JournalItem> batch, CancellationToken cancellationToken)
    {
        try
        {
            var touched = Apply(batch, out var pending);
            foreach (var call in touched)
            {
                // What was told and waits no more stands in both for a moment, never in none.
                WriteFile(call, "transcript", call.Transcript.Write);
                WriteFile(call, "held", call.Held.Write);
            }

            foreach (var rows in pending)
                await store.SaveAsync(rows, cancellationToken);
            foreach (var call in touched)
                if (call.Row.Status == CallStatus.Ended)
                    Finish(call);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The writer outlives a fault nobody foresaw: without it no later call would be recorded.
            metrics.Failed("journal");
            LogFault(fault);
        }
        finally
        {
            foreach (var item in batch)
                if (item is JournalItem.Barrier barrier)
                    barrier.Reached.TrySetResult();
        }
    }

    private HashSet<CallLedger> Apply(List<JournalItem> batch, out ICollection<PendingRows> pending)
    {
        var touched = new HashSet<CallLedger>();
        var byTenant = new Dictionary<TenantId, PendingRows>();
        foreach (var item in batch)
            switch (item)
            {
                case JournalItem.Opened(var call) when folders.TryFind(call.Session.Tenant, call.Session.Id, out var folder):
                    var opened = new CallLedger(call, CallerSeal.Close(cipher, call.Session), new TranscriptFile(files, CallFolders.TranscriptIn(folder)), new HeldFile(files, CallFolders.HeldIn(folder)));
                    _ledgers[call] = opened;
                    touched.Add(opened);
                    RowsOf(call.Session.Tenant).Touch(opened);
                    WriteFile(opened, "folder", () => files.CreateFolder(folder));
                    break;
                case JournalItem.Happened(var call, var seen, var fact) when _ledgers.TryGetValue(call, out var ledger):
                    ledger.Apply(seen, fact, RowsOf(call.Session.Tenant));
                    touched.Add(ledger);
                    break;
                case JournalItem.Asked(_, { } call, var request) when _ledgers.TryGetValue(call, out var ledger):
                    ledger.Ask(request, RowsOf(call.Session.Tenant));
                    break;
                case JournalItem.Asked(var tenant, _, var request):
                    RowsOf(tenant).AddLate(request);
                    break;
                case JournalItem.Waiting(var call, var held) when _ledgers.TryGetValue(call, out var ledger):
                    ledger.Held.Set(held);
                    touched.Add(ledger);
                    break;
            }
        pending = byTenant.Values;
        return touched;

        PendingRows RowsOf(TenantContext tenant) =>
            byTenant.TryGetValue(tenant.Id, out var rows) ? rows : byTenant[tenant.Id] = new PendingRows(tenant);
    }

    private void Finish(CallLedger call)
    {
        var session = call.Call.Session;
        if (folders.TryFind(session.Tenant, session.Id, out var folder))
        {
            var details = new CallDetails(call.Row.ToRecord(File.Exists(CallFolders.RecordingIn(folder))), call.Latencies, call.Usage);
            WriteFile(call, "transcript", call.Transcript.Write);
            WriteFile(call, "held", call.Held.Clear);
            WriteFile(call, "call", () => files.Replace(
                CallFolders.CallIn(folder), JsonSerializer.SerializeToUtf8Bytes(details, RecordsJson.Default.CallDetails)));
        }
        _ledgers.Remove(call.Call);
        live.Remove(call.Call);
    }

    private void WriteFile(CallLedger call, string target, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            metrics.Failed(target);
            LogFileFault(fault, target, call.Row.Id, call.Row.TenantId);
        }
    }

    [LoggerMessage(LogLevel.Error, "The {Target} file of {Call} of {Tenant} could not be written; the call goes on")]
    private partial void LogFileFault(Exception fault, string target, string call, string tenant);

    [LoggerMessage(LogLevel.Critical, "A batch of the journal was lost")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(LogLevel.Error, "Stopping with {Waiting} facts of calls not stored")]
    private partial void LogGaveUp(int waiting);
}
