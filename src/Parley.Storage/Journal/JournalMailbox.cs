using System.Threading.Channels;

namespace Parley.Storage.Journal;

/// <summary>
/// Everything on its way to the disk. Posting never waits: a call must not feel the disk. Ordinary facts are refused above the capacity;
/// openings, ends and barriers are few and always fit, so that no call is left half known.
/// </summary>
internal sealed class JournalMailbox(StorageOptions options, TimeProvider clock)
{
    /// <summary>
    /// From one batch to the next at least, unless somebody waits for what is written: a transaction costs the same for one fact and for a hundred.
    /// A process that dies loses no more than this.
    /// </summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly Channel<JournalItem> _items =
        Channel.CreateUnbounded<JournalItem>(new UnboundedChannelOptions { SingleReader = true });

    private int _waiting;
    private int _urgent;
    private long _lastTaken;
    private TaskCompletionSource? _pause;

    public int Waiting => Volatile.Read(ref _waiting);

    /// <returns>False when the fact was dropped: too much waits already, or the writer has stopped.</returns>
    public bool TryPost(JournalItem item)
    {
        var ordinary = item is JournalItem.Happened { Seen.IsLast: false } or JournalItem.Waiting or JournalItem.Asked;
        if (Interlocked.Increment(ref _waiting) <= options.JournalCapacity || !ordinary)
            if (_items.Writer.TryWrite(item))
            {
                if (item is JournalItem.Barrier)
                    Hurry();
                return true;
            }

        Interlocked.Decrement(ref _waiting);
        return false;
    }

    public void Complete()
    {
        _items.Writer.TryComplete();
        Hurry();
    }

    /// <summary>Waits for the first fact, then a little for more. For one reader.</summary>
    /// <returns>False when nothing will come any more.</returns>
    public async ValueTask<bool> TakeAsync(List<JournalItem> batch, int limit, CancellationToken cancellationToken)
    {
        batch.Clear();
        if (!await _items.Reader.WaitToReadAsync(cancellationToken))
            return false;
        if (_lastTaken != 0 && Gathering - clock.GetElapsedTime(_lastTaken) is var rest && rest > TimeSpan.Zero)
            await PauseAsync(rest, limit, cancellationToken);
        _lastTaken = clock.GetTimestamp();
        while (batch.Count < limit && _items.Reader.TryRead(out var item))
        {
            batch.Add(item);
            if (item is JournalItem.Barrier)
                Interlocked.Decrement(ref _urgent);
        }

        Interlocked.Add(ref _waiting, -batch.Count);
        return true;
    }

    private void Hurry()
    {
        Interlocked.Increment(ref _urgent);
        Volatile.Read(ref _pause)?.TrySetResult();
    }

    private async Task PauseAsync(TimeSpan rest, int limit, CancellationToken cancellationToken)
    {
        var pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // A full fence: whoever hurries sees the pause, or the pause sees it.
        Interlocked.Exchange(ref _pause, pause);
        if (Volatile.Read(ref _urgent) == 0 && Waiting < limit)
        {
            await using var timer = clock.CreateTimer(_ => pause.TrySetResult(), null, rest, Timeout.InfiniteTimeSpan);
            await pause.Task.WaitAsync(cancellationToken);
        }

        Volatile.Write(ref _pause, null);
    }
}
