using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Calls;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Retention;

/// <summary>
/// Deletes what is older than its tenant or its agent wants it kept, soon after the start and once an hour. An agent's wish is the one it has now. One call's fault
/// leaves the others, and is tried again an hour later. What a call has lost already is not looked at again.
/// </summary>
internal sealed partial class RetentionJob(
    TenantDatabases databases, CallErasure erasure, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionJob> logger, IAgentCatalog? agents = null)
    : BackgroundService
{
    /// <summary>The first callers come before it; a server that is started again every hour deletes all the same.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Looks once for calls that are past their time.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        await using var database = databases.OpenForMaintenance();
        var held = await database.Calls.IgnoreQueryFilters().Where(call => call.Status != CallStatus.Active)
            .Select(call => new { call.TenantId, call.Agent }).Distinct().ToListAsync(cancellationToken);
        foreach (var each in held)
        {
            var tenant = new TenantContext(TenantId.Parse(each.TenantId));
            var (recording, transcript, whole) = await DaysAsync(tenant, each.Agent, cancellationToken);
            await ForEachAsync(Ended(whole), id => EraseAsync(tenant, id, cancellationToken));
            await ForEachAsync(Ended(recording), id => Task.FromResult(erasure.EraseRecording(tenant, id)));
            await ForEachAsync(
                Ended(transcript)?.Where(call => call.Caller != "" || database.Transcripts.IgnoreQueryFilters().Any(row => row.CallId == call.Id)
                    || database.DialogueStates.IgnoreQueryFilters().Any(row => row.CallId == call.Id)),
                id => erasure.EraseTranscriptAsync(tenant, id, cancellationToken));

            IQueryable<CallRow>? Ended(int? days)
            {
                if (days is null)
                    return null;
                var before = clock.GetUtcNow().AddDays(-days.Value);
                return database.Calls.IgnoreQueryFilters().AsNoTracking()
                    .Where(call => call.TenantId == each.TenantId && call.Agent == each.Agent && call.Status != CallStatus.Active && call.StartedAt <= before);
            }

            async Task ForEachAsync(IQueryable<CallRow>? calls, Func<CallId, Task> erase)
            {
                foreach (var id in calls is null ? [] : await calls.Select(call => call.Id).ToListAsync(cancellationToken))
                    await TryAsync(tenant, new CallId(id), erase);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A locked or full database: the next hour is as good.
                LogFault(fault);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EraseAsync(TenantContext tenant, CallId id, CancellationToken cancellationToken)
    {
        await erasure.EraseAsync(tenant, id, cancellationToken);
        LogErased(id, tenant.Id.Value);
    }

    private async Task TryAsync(TenantContext tenant, CallId id, Func<CallId, Task> erase)
    {
        try
        {
            await erase(id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
        {
            LogNotErased(fault, id, tenant.Id.Value);
        }
    }

    private async ValueTask<(int? Recording, int? Transcript, int? Whole)> DaysAsync(TenantContext tenant, string agent, CancellationToken cancellationToken)
    {
        var days = options.Value.For(tenant.Id.Value);
        var wished = agents is null ? null : (await agents.FindAsync(tenant, agent, "", cancellationToken))?.Retention;
        return (Less(days.Recording, wished?.RecordingDays), Less(days.Transcript, wished?.TranscriptDays), days.Call);
    }

    private static int? Less(int? left, int? right) => left is { } a && right is { } b ? Math.Min(a, b) : left ?? right;

    [LoggerMessage(LogLevel.Information, "{Call} of {Tenant} is past its time and deleted")]
    private partial void LogErased(CallId call, string tenant);

    [LoggerMessage(LogLevel.Error, "{Call} of {Tenant} is past its time and could not be deleted; it is tried again")]
    private partial void LogNotErased(Exception fault, CallId call, string tenant);

    [LoggerMessage(LogLevel.Error, "Calls past their time could not be looked for; it is tried again")]
    private partial void LogFault(Exception fault);
}
