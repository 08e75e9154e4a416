namespace Parley.WebRtc;

/// <summary>Chooses what is sent next: one message after the other, the streams taking turns, so that a long queue holds up no other.</summary>
internal sealed class OutboundQueue
{
    private readonly List<OutboundStream> _streams = [];
    private OutboundMessage? _current;
    private int _sent;
    private int _turn;

    public bool HasMore => _current is not null || _streams.Exists(stream => !stream.IsResetting && stream.HasQueued);

    public void Add(OutboundStream stream) => _streams.Add(stream);

    public void Remove(OutboundStream stream)
    {
        stream.Discard();
        _streams.Remove(stream);
    }

    public bool IsAmid(OutboundStream stream) => _current?.Stream == stream;

    /// <summary>The next piece, without a TSN yet; null when there is none. Of a message that was given up halfway it is all the rest, not to be sent.</summary>
    public OutboundChunk? Next(TimeSpan now)
    {
        if (_current is { IsAbandoned: true } abandoned)
        {
            _current = null;
            return new OutboundChunk(abandoned, _sent, abandoned.Bytes.Length - _sent);
        }
        if (_current is null && !TryBegin(now))
            return null;

        var message = _current!;
        var length = Math.Min(message.Bytes.Length - _sent, SctpLimits.PayloadSize);
        var chunk = new OutboundChunk(message, _sent, length);
        _sent += length;
        if (chunk.IsLast)
            _current = null;
        return chunk;
    }

    private bool TryBegin(TimeSpan now)
    {
        for (var tried = 0; tried < _streams.Count; tried++)
        {
            var stream = _streams[_turn = (_turn + 1) % _streams.Count];
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
                (_current, _sent) = (message, 0);
                return true;
            }
        }
        return false;
    }
}
