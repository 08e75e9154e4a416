namespace Parley.WebRtc;

/// <summary>Chooses what is sent next: one message after the other, the streams taking turns, so that a long queue holds up no other.</summary>
internal sealed class OutboundQueue
{
    private readonly List<OutboundStream> streams = [];
    private OutboundMessage? current;
    private int sent;
    private int turn;

    public bool HasMore => current is not null || streams.Exists(stream => !stream.IsResetting && stream.HasQueued);

    public void Add(OutboundStream stream) => streams.Add(stream);

    public void Remove(OutboundStream stream)
    {
        stream.Discard();
        streams.Remove(stream);
    }

    public bool IsAmid(OutboundStream stream) => current?.Stream == stream;

    /// <summary>The next piece, without a TSN yet; null when there is none.</summary>
    public OutboundChunk? Next(TimeSpan now)
    {
        if (current is { IsAbandoned: true })
        {
            current.Stream.Release(current.Bytes.Length - sent);
            current = null;
        }
        if (current is null && !TryBegin(now))
            return null;

        var message = current!;
        var length = Math.Min(message.Bytes.Length - sent, SctpLimits.PayloadSize);
        var chunk = new OutboundChunk(message, sent, length);
        sent += length;
        if (chunk.IsLast)
            current = null;
        return chunk;
    }

    private bool TryBegin(TimeSpan now)
    {
        for (var tried = 0; tried < streams.Count; tried++)
        {
            var stream = streams[turn = (turn + 1) % streams.Count];
            if (stream.IsResetting)
                continue;
            while (stream.Dequeue() is { } message)
            {
                if (message.ExpiresAt <= now)
                {
                    stream.Release(message.Bytes.Length);
                    continue;
                }
                if (!message.IsUnordered)
                    message.Ssn = stream.NextSsn++;
                (current, sent) = (message, 0);
                return true;
            }
        }
        return false;
    }
}
