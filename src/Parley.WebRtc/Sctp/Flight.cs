using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>The pieces between what the peer acknowledged for good and what was sent last, by TSN.</summary>
internal sealed class Flight(uint initialTsn)
{
    private const int MissesUntilLost = 3;
    private const int MostForwardStreams = 256;

    private readonly List<OutboundChunk> _chunks = [];
    private int _lost;

    /// <summary>All up to here is acknowledged (the cumulative TSN ack point).</summary>
    public long AckPoint { get; private set; } = initialTsn - 1L;

    public long HighestSent => AckPoint + _chunks.Count;

    /// <summary>How far the ack point could go if the peer passed over what was abandoned (Advanced.Peer.Ack.Point, RFC 3758).</summary>
    public long AdvancedPoint { get; private set; } = initialTsn - 1L;

    /// <summary>Bytes that count against the congestion window.</summary>
    public int Outstanding { get; private set; }

    public int Count => _chunks.Count;

    public bool HasLost => _lost > 0;

    /// <summary>Whether the peer understands FORWARD-TSN; without it all is reliable.</summary>
    public bool MayAbandon { get; set; }

    public void Send(OutboundChunk chunk, TimeSpan now)
    {
        chunk.Tsn = HighestSent + 1;
        _chunks.Add(chunk);
        MarkSent(chunk, now);
    }

    /// <summary>
    /// Gives a number to what is left of a message given up halfway: it is never sent, but the peer has to be told to pass over the message's end.
    /// Having all that was sent it would otherwise wait for the rest, and an ordered stream with it.
    /// </summary>
    public void PassOver(OutboundChunk rest)
    {
        rest.Tsn = HighestSent + 1;
        rest.State = OutboundChunkState.Abandoned;
        _chunks.Add(rest);
        UpdateAdvancedPoint();
    }

    public void Resend(OutboundChunk chunk, TimeSpan now)
    {
        _lost--;
        MarkSent(chunk, now);
    }

    /// <summary>What is to be sent again, oldest first. May be resent while enumerating.</summary>
    public IEnumerable<OutboundChunk> Lost()
    {
        for (int i = 0, left = _lost; left > 0 && i < _chunks.Count; i++)
        {
            if (_chunks[i].State != OutboundChunkState.Lost)
                continue;
            left--;
            yield return _chunks[i];
        }
    }

    /// <summary>Takes a SACK in (RFC 9260, sections 6.2.1 and 7.2.4).</summary>
    /// <param name="gaps">Gap ack blocks, 4 bytes each.</param>
    /// <param name="inRecovery">In fast recovery each advance counts as a miss of all that is still missing.</param>
    /// <returns>Null when it is older than what is known, or acknowledges what was never sent.</returns>
    public FlightReport? Acknowledge(long cumulative, ReadOnlySpan<byte> gaps, bool inRecovery, TimeSpan now)
    {
        if (cumulative < AckPoint || cumulative > HighestSent)
            return null;
        var tally = new Tally { Now = now };
        var advanced = cumulative > AckPoint;
        var settled = (int)(cumulative - AckPoint);
        for (var i = 0; i < settled; i++)
        {
            if (_chunks[i].State != OutboundChunkState.Acknowledged)
                MarkAcknowledged(_chunks[i], ref tally);
            _chunks[i].Message.Stream.Release(_chunks[i].Length);
        }
        _chunks.RemoveRange(0, settled);
        AckPoint = cumulative;

        var reported = ApplyGaps(gaps, ref tally);
        var losses = CountMisses(inRecovery && advanced ? AckPoint + reported : tally.HighestNew, now);
        UpdateAdvancedPoint();
        return new FlightReport(tally.Bytes, advanced, tally.RoundTrip, losses);
    }

    /// <summary>The retransmission timer ran out: all that is not acknowledged counts as lost.</summary>
    public void OnTimeout(TimeSpan now)
    {
        foreach (var chunk in _chunks)
            if (chunk.State == OutboundChunkState.InFlight)
                Lose(chunk, now);
        UpdateAdvancedPoint();
    }

    /// <summary>FORWARD-TSN (RFC 3758, section 3.2): the new cumulative TSN, and for each ordered stream the last number passed over.</summary>
    public void WriteForward(SctpPacketWriter writer)
    {
        var skipped = new Dictionary<ushort, ushort>();
        var point = AckPoint;
        foreach (var chunk in _chunks.Take((int)(AdvancedPoint - AckPoint)))
        {
            var message = chunk.Message;
            if (!message.IsUnordered)
            {
                if (skipped.Count == MostForwardStreams && !skipped.ContainsKey(message.Stream.Id))
                    break;
                skipped[message.Stream.Id] = message.Ssn;
            }
            point = chunk.Tsn;
        }
        var body = writer.Chunk(SctpChunkType.ForwardTsn, 0, sizeof(uint) + 4 * skipped.Count);
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)point);
        body = body[sizeof(uint)..];
        foreach (var (stream, ssn) in skipped)
        {
            BinaryPrimitives.WriteUInt16BigEndian(body, stream);
            BinaryPrimitives.WriteUInt16BigEndian(body[2..], ssn);
            body = body[4..];
        }
    }

    private void MarkSent(OutboundChunk chunk, TimeSpan now)
    {
        chunk.State = OutboundChunkState.InFlight;
        chunk.Transmissions++;
        chunk.SentAt = now;
        chunk.Misses = 0;
        Outstanding += chunk.Size;
    }

    // Returns how far beyond the ack point the blocks reach.
    private int ApplyGaps(ReadOnlySpan<byte> gaps, ref Tally tally)
    {
        var index = 0;
        var reported = 0;
        for (; gaps.Length >= 4; gaps = gaps[4..])
        {
            int start = BinaryPrimitives.ReadUInt16BigEndian(gaps);
            int end = BinaryPrimitives.ReadUInt16BigEndian(gaps[2..]);
            // Blocks come in order and do not touch what the cumulative TSN covers; what breaks that is nonsense from here on.
            if (start <= index || end < start || end > _chunks.Count)
                break;
            for (; index < start - 1; index++)
                TakeBack(_chunks[index]);
            for (; index < end; index++)
                if (_chunks[index].State is OutboundChunkState.InFlight or OutboundChunkState.Lost)
                {
                    MarkAcknowledged(_chunks[index], ref tally);
                    tally.HighestNew = _chunks[index].Tsn;
                }
            reported = end;
        }
        for (; index < _chunks.Count; index++)
            TakeBack(_chunks[index]);
        return reported;
    }

    private void MarkAcknowledged(OutboundChunk chunk, ref Tally tally)
    {
        if (chunk.State == OutboundChunkState.InFlight)
            Outstanding -= chunk.Size;
        else if (chunk.State == OutboundChunkState.Lost)
            _lost--;
        if (chunk.Transmissions > 0)
            tally.Bytes += chunk.Size;
        // Karn: what was sent twice measures nothing.
        if (chunk.Transmissions == 1 && chunk.State == OutboundChunkState.InFlight)
            tally.RoundTrip = tally.Now - chunk.SentAt;
        chunk.State = OutboundChunkState.Acknowledged;
    }

    private void TakeBack(OutboundChunk chunk)
    {
        if (chunk.State != OutboundChunkState.Acknowledged)
            return;
        chunk.State = OutboundChunkState.InFlight;
        Outstanding += chunk.Size;
    }

    private bool CountMisses(long below, TimeSpan now)
    {
        var losses = false;
        for (var i = 0; i < _chunks.Count && _chunks[i].Tsn < below; i++)
        {
            var chunk = _chunks[i];
            if (chunk.State != OutboundChunkState.InFlight || ++chunk.Misses < MissesUntilLost || chunk.WasFastRetransmitted)
                continue;
            Lose(chunk, now);
            losses = true;
        }
        return losses;
    }

    private void Lose(OutboundChunk chunk, TimeSpan now)
    {
        Outstanding -= chunk.Size;
        chunk.State = OutboundChunkState.Lost;
        _lost++;
        var message = chunk.Message;
        if (MayAbandon && message.IsPartiallyReliable && (chunk.Transmissions > message.MaxRetransmits || message.ExpiresAt <= now))
            Abandon(chunk);
    }

    // A message is given up as a whole; its pieces are neighbours.
    private void Abandon(OutboundChunk of)
    {
        of.Message.IsAbandoned = true;
        var at = (int)(of.Tsn - AckPoint) - 1;
        for (var i = at; i >= 0 && _chunks[i].Message == of.Message; i--)
            Abandon(i);
        for (var i = at + 1; i < _chunks.Count && _chunks[i].Message == of.Message; i++)
            Abandon(i);

        void Abandon(int i)
        {
            if (_chunks[i].State == OutboundChunkState.InFlight)
                Outstanding -= _chunks[i].Size;
            else if (_chunks[i].State == OutboundChunkState.Lost)
                _lost--;
            _chunks[i].State = OutboundChunkState.Abandoned;
        }
    }

    private void UpdateAdvancedPoint()
    {
        AdvancedPoint = Math.Max(AdvancedPoint, AckPoint);
        while (AdvancedPoint < HighestSent && _chunks[(int)(AdvancedPoint - AckPoint)].State == OutboundChunkState.Abandoned)
            AdvancedPoint++;
    }

    private struct Tally
    {
        public TimeSpan Now;
        public int Bytes;
        public long HighestNew;
        public TimeSpan? RoundTrip;
    }
}
