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
/// Deletes what is older than its tenant or its agent wants it kept, once an hour. An agent's wish is the one it has now. One call's fault leaves
/// the others, and is tried again an hour later.
/// </summary>
internal sealed partial class RetentionJob(
    TenantDatabases databases, CallErasure erasure, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionJob> logger, IAgentCatalog? agents = null)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Looks through all ended calls once.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = databases.OpenForMaintenance();
        var calls = await database.Calls.IgnoreQueryFilters().AsNoTracking().Where(call => call.Status != CallStatus.Active)
            .Select(call => new { call.TenantId, call.Id, call.Agent, call.StartedAt }).ToListAsync(cancellationToken);
        foreach (var ofAgent in calls.GroupBy(call => (call.TenantId, call.Agent)))
        {
            var tenant = new TenantContext(TenantId.Parse(ofAgent.Key.TenantId));
            var (recording, transcript, whole) = await DaysAsync(tenant, ofAgent.Key.Agent, cancellationToken);
            foreach (var call in ofAgent)
                await PurgeAsync(tenant, new CallId(call.Id), (now - call.StartedAt).TotalDays, recording, transcript, whole, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A locked or full database: the next hour is as good.
                LogFault(fault);
            }
    }

    private async Task PurgeAsync(TenantContext tenant, CallId id, double age, int? recording, int? transcript, int? whole, CancellationToken cancellationToken)
    {
        try
        {
            if (age >= whole)
            {
                await erasure.EraseAsync(tenant, id, cancellationToken);
                LogErased(id, tenant.Id.Value);
                return;
            }

            if (age >= recording)
                erasure.EraseRecording(tenant, id);
            if (age >= transcript)
                await erasure.EraseTranscriptAsync(tenant, id, cancellationToken);
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
        return (Less(days.RecordingDays, wished?.RecordingDays), Less(days.TranscriptDays, wished?.TranscriptDays), days.CallDays);
    }

    private static int? Less(int? left, int? right) => left is { } a && right is { } b ? Math.Min(a, b) : left ?? right;

    [LoggerMessage(LogLevel.Information, "{Call} of {Tenant} is past its time and deleted")]
    private partial void LogErased(CallId call, string tenant);

    [LoggerMessage(LogLevel.Error, "{Call} of {Tenant} is past its time and could not be deleted; it is tried again")]
    private partial void LogNotErased(Exception fault, CallId call, string tenant);

    [LoggerMessage(LogLevel.Error, "Calls past their time could not be looked for; it is tried again")]
    private partial void LogFault(Exception fault);
}
