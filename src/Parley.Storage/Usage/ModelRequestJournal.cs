using Parley.Dialogue;
using Parley.Storage.Journal;

namespace Parley.Storage.Usage;

/// <summary>
/// Leaves each request to a model with the journal's writer, which stores it with what else happened; none of it waits. A request that was made ahead of
/// its turn is left there once it is known whether the turn came. Thread-safe.
/// </summary>
internal sealed class ModelRequestJournal(LiveCalls live, JournalMailbox mailbox, JournalMetrics metrics, TimeProvider clock) : IModelUsageSink
{
    // A process that goes on with another's dialogue began later, and nobody asks ten times in a microsecond.
    private long _number = clock.GetUtcNow().Ticks;

    public void Record(ModelUsage usage)
    {
        var number = Interlocked.Increment(ref _number);
        if (usage.IsAhead && !usage.Scope.Committed.IsCompleted)
            _ = PostOnceKnownAsync(usage, number);
        else
            Post(usage, number);
    }

    /// <summary>Ends with the call at the latest, which drops what it has begun; never throws.</summary>
    private async Task PostOnceKnownAsync(ModelUsage usage, long number)
    {
        await usage.Scope.Committed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Post(usage, number);
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
}
