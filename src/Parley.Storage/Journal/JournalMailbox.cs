using System.Threading.Channels;

namespace Parley.Storage.Journal;

/// <summary>
/// Everything on its way to the disk. Posting never waits: a call must not feel the disk. Ordinary facts are refused above the capacity;
/// openings, ends and barriers are few and always fit, so that no call is left half known.
/// </summary>
internal sealed class JournalMailbox(StorageOptions options)
{
    private readonly Channel<JournalItem> _items =
        Channel.CreateUnbounded<JournalItem>(new UnboundedChannelOptions { SingleReader = true });

    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    /// <returns>False when the fact was dropped: too much waits already, or the writer has stopped.</returns>
    public bool TryPost(JournalItem item)
    {
        var ordinary = item is JournalItem.Happened { Seen.IsLast: false } or JournalItem.Waiting;
        if (Interlocked.Increment(ref _waiting) <= options.JournalCapacity || !ordinary)
            if (_items.Writer.TryWrite(item))
                return true;
        Interlocked.Decrement(ref _waiting);
        return false;
    }

    public void Complete() => _items.Writer.TryComplete();

    /// <returns>False when nothing will come any more.</returns>
    public async ValueTask<bool> TakeAsync(List<JournalItem> batch, int limit, CancellationToken cancellationToken)
    {
        batch.Clear();
        if (!await _items.Reader.WaitToReadAsync(cancellationToken))
            return false;
        while (batch.Count < limit && _items.Reader.TryRead(out var item))
            batch.Add(item);
        Interlocked.Add(ref _waiting, -batch.Count);
        return true;
    }
}
