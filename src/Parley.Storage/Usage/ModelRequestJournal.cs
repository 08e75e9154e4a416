using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Hosting;
using Parley.Storage.Journal;

namespace Parley.Storage.Usage;

/// <summary>
/// Leaves each request to a model with the journal's writer, which stores it with what else happened; none of it waits. A request that was made ahead of
/// its turn is left there once it is known whether the turn came. Thread-safe.
/// </summary>
/// <remarks>Stops before the writer does, so that what becomes known while calls end is still stored.</remarks>
internal sealed partial class ModelRequestJournal(
    LiveCalls live, JournalMailbox mailbox, JournalMetrics metrics, StorageOptions options, TimeProvider clock,
    ILogger<ModelRequestJournal> logger) : IModelUsageSink, IHostedService
{
    private readonly OwnedTasks _unknown = new();

    // A process that goes on with another's dialogue began later, and nobody asks ten times in a microsecond.
    private long _number = clock.GetUtcNow().Ticks;

    public void Record(ModelUsage usage)
    {
        var number = Interlocked.Increment(ref _number);
        if (usage.IsAhead && !usage.Scope.Committed.IsCompleted)
            _unknown.Add(PostOnceKnownAsync(usage, number));
        else
            Post(usage, number);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await _unknown.EndAsync(options.StopTimeout, clock, cancellationToken))
            LogGaveUp(_unknown.Count);
    }

    /// <summary>Ends with the call at the latest, which drops what it has begun; never throws.</summary>
    private async Task PostOnceKnownAsync(ModelUsage usage, long number)
    {
        await usage.Scope.Committed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            Post(usage, number);
        }
        catch (Exception fault)
        {
            // Nobody waits for this any more: it is told here or nowhere.
            metrics.Failed("model_requests");
            LogFault(fault, usage.Scope.Call.Id, usage.Scope.Call.Tenant.Id.Value);
        }
    }

    private void Post(ModelUsage usage, long number)
    {
        var call = usage.Scope.Call;
        // A request may outlive its call by a moment: then the writer looks whether the records know the call.
        var open = live.FindByDialogue(call.Tenant, call.Id);
        var row = ModelRequestRow.Of(usage, open?.Session.Id ?? call.Id, number, isHeard: !usage.IsAhead || usage.Scope.Committed.IsCompletedSuccessfully);
        if (!mailbox.TryPost(new JournalItem.Asked(call.Tenant, open, row)))
            metrics.Dropped(call.Tenant.Id, "mailbox_full");
    }

    [LoggerMessage(LogLevel.Error, "A request to a model in {Call} of {Tenant} was not stored")]
    private partial void LogFault(Exception fault, CallId call, string tenant);

    [LoggerMessage(LogLevel.Error, "Stopping with {Waiting} requests to models not stored, whose turns came to nothing known")]
    private partial void LogGaveUp(int waiting);
}
