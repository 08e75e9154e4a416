namespace Parley.WebRtc;

/// <summary>
/// The queue of a stream. Any thread may add; the association's thread takes. Bytes count until the peer acknowledged them or they were
/// given up.
/// </summary>
internal sealed class OutboundStream
{
    private readonly Lock _gate = new();
    private readonly Queue<OutboundMessage> _queue = new();
    private long _buffered;

    /// <summary>Set before the stream is added to an association.</summary>
    public ushort Id { get; set; }

    public long BufferedBytes => Interlocked.Read(ref _buffered);

    public bool HasQueued
    {
        get
        {
            lock (_gate)
                return _queue.Count > 0;
        }
    }

    /// <summary>Of the next ordered message; the association's alone.</summary>
    public ushort NextSsn { get; set; }

    /// <summary>Set while the stream is being reset: nothing new is sent.</summary>
    public bool IsResetting { get; set; }

    /// <summary>False when it would hold more than <paramref name="limit"/>.</summary>
    public bool TryEnqueue(OutboundMessage message, long limit)
    {
        lock (_gate)
        {
            if (BufferedBytes + message.Bytes.Length > limit)
                return false;
            _queue.Enqueue(message);
            Interlocked.Add(ref _buffered, message.Bytes.Length);
            return true;
        }
    }

    public OutboundMessage? Dequeue()
    {
        lock (_gate)
            return _queue.TryDequeue(out var message) ? message : null;
    }

    public void Release(int bytes) => Interlocked.Add(ref _buffered, -bytes);

    public void Discard()
    {
        while (Dequeue() is { } message)
            Release(message.Bytes.Length);
    }
}
