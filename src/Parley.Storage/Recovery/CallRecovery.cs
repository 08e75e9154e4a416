using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Files;
using Parley.Storage.Journal;
using Parley.Storage.Recording;
using Parley.Storage.Usage;
using Parley.Tenancy;

namespace Parley.Storage.Recovery;

/// <summary>
/// Ends what a killed process left running: its recording is mended, and the call is listed as ended abnormally with the length its files
/// and facts show. Runs before the first call of the new process; one call's fault leaves the others.
/// </summary>
internal sealed partial class CallRecovery(
    TenantDatabases databases, CallFolders folders, IRecordFiles files, IRecordingFormat recordings, ILogger<CallRecovery> logger,
    ISensitiveText? sensitive = null)
{
    /// <summary>
    /// Numbers that viewers may have been shown and the disk was not: whoever comes back after one of them is still to be told of the end. More than
    /// a call of a day shows.
    /// </summary>
    private const long NeverStored = 1_000_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var database = databases.OpenForMaintenance();
        var left = await database.Calls.IgnoreQueryFilters().AsNoTracking()
            .Where(call => call.Status == CallStatus.Active)
            .Select(call => new { call.TenantId, call.Id })
            .ToListAsync(cancellationToken);
        foreach (var call in left)
            await RecoverAsync(call.TenantId, new CallId(call.Id), cancellationToken);
    }

    private async Task RecoverAsync(string owner, CallId id, CancellationToken cancellationToken)
    {
        try
        {
            var tenant = new TenantContext(TenantId.Parse(owner));
            var recorded = Mend(tenant, id);
            await using var database = databases.Open(tenant);
            var call = await database.Calls.FirstAsync(row => row.Id == id.Value, cancellationToken);
            if (call.ConsentStatus == ConsentStatus.Refused)
                recorded = Discard(tenant, id);
            var last = await database.Events.Where(row => row.CallId == id.Value)
                .OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
            var length = Longer(recorded, TimeSpan.FromMilliseconds(last?.AtMs ?? 0));
            var next = (last?.Sequence ?? 0) + NeverStored;
            if (folders.TryFind(tenant, id, out var folder))
                next += await TranscriptRecovery.AddMissingAsync(database, call, files, folder, next, ForEvents(tenant, call), cancellationToken);
            End(database, call, next, length);
            await database.SaveChangesAsync(cancellationToken);
            if (folder is not null)
                files.Delete(CallFolders.HeldIn(folder));
            await DescribeAsync(database, tenant, call, cancellationToken);
            LogRecovered(id, tenant.Id.Value, length);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever is damaged of one call, a row, a file, its disk: a server that does not start for it helps nobody.
            LogFault(fault, id, owner);
        }
    }

    /// <summary>The process died after the caller objected and before what was recorded until then was deleted.</summary>
    private TimeSpan? Discard(TenantContext tenant, CallId id)
    {
        if (folders.Recording(tenant, id) is { } path)
            files.Delete(path);
        return null;
    }

    private TimeSpan? Mend(TenantContext tenant, CallId id)
    {
        if (folders.Recording(tenant, id) is not { } path || !File.Exists(path))
            return null;
        try
        {
            if (recordings.Repair(path))
                LogMended(id, tenant.Id.Value);
        }
        catch (InvalidDataException fault)
        {
            LogNoRecording(fault, id, tenant.Id.Value);
        }
        return WaveDuration.Of(path);
    }

    private static void End(ParleyDbContext database, CallRow call, long sequence, TimeSpan length)
    {
        call.Status = CallStatus.EndedAbnormally;
        call.EndReason = HangUpReason.Abnormal;
        call.DurationMs = length.Milliseconds();
        call.EndedAt = call.StartedAt.AddMilliseconds(length.Milliseconds());
        var ended = JournaledEvent.Of(sequence, new CallEvent.Ended(length, HangUpReason.Abnormal));
        database.Add(new EventRow
        {
            TenantId = call.TenantId, CallId = call.Id, Sequence = ended.Sequence, Name = ended.Name, AtMs = length.Milliseconds(), Data = ended.Data,
        });
    }

    private async Task DescribeAsync(ParleyDbContext database, TenantContext tenant, CallRow call, CancellationToken cancellationToken)
    {
        if (!folders.TryFind(tenant, new CallId(call.Id), out var folder))
            return;
        var latencies = await database.Latencies.AsNoTracking()
            .Where(row => row.CallId == call.Id).OrderBy(row => row.Turn).ToListAsync(cancellationToken);
        var asked = await database.ModelRequests.AsNoTracking().Where(row => row.CallId == call.Id).ToListAsync(cancellationToken);
        var details = new CallDetails(
            call.ToRecord(File.Exists(CallFolders.RecordingIn(folder))), [.. latencies.Select(row => row.ToRecord())], CallUsage.Of(asked));
        files.CreateFolder(folder);
        files.Replace(CallFolders.CallIn(folder), JsonSerializer.SerializeToUtf8Bytes(details, RecordsJson.Default.CallDetails));
    }

    /// <summary>
    /// Masks lines of the transcript for its events. What the agent's version let through is not known here, before any agent is loaded: an event
    /// that shows less is no fault.
    /// </summary>
    private Func<string, string> ForEvents(TenantContext tenant, CallRow call)
    {
        var agent = new AgentDefinition { AgentName = call.Agent, TenantId = tenant.Id, VoiceProfile = "", Language = call.Language, Masking = new MaskingPolicy { Event = MaskingPolicy.All } };
        return text => sensitive?.Mask(text, agent, MaskingTarget.Event) ?? text;
    }

    private static TimeSpan Longer(TimeSpan? a, TimeSpan b) => a > b ? a.Value : b;

    [LoggerMessage(LogLevel.Warning, "{Call} of {Tenant} was cut off after {Length} when the server died; it is listed as ended abnormally")]
    private partial void LogRecovered(CallId call, string tenant, TimeSpan length);

    [LoggerMessage(LogLevel.Information, "The recording of {Call} of {Tenant} was cut off and is mended")]
    private partial void LogMended(CallId call, string tenant);

    [LoggerMessage(LogLevel.Warning, "The recording of {Call} of {Tenant} is no recording and is left as it is")]
    private partial void LogNoRecording(Exception fault, CallId call, string tenant);

    [LoggerMessage(LogLevel.Error, "{Call} of {Tenant} could not be recovered; the next start tries again")]
    private partial void LogFault(Exception fault, CallId call, string tenant);
}
