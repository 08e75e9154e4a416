namespace Parley.Storage.Journal;

/// <summary>Lets a reader wait until what has happened so far is stored, so that it sees its own writes; calls themselves never wait.</summary>
internal sealed class JournalBarrier(JournalMailbox mailbox, StorageOptions options, TimeProvider clock)
{
    /// <summary>Returns once everything posted before is stored, at the latest after <see cref="StorageOptions.ReadPatience"/>: then the reader sees what there is.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!mailbox.TryPost(new JournalItem.Barrier(reached)))
            return;
        try
        {
            await reached.Task.WaitAsync(options.ReadPatience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
        }
    }
}
