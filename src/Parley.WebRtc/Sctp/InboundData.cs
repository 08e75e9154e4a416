using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>The receiving half: tracks TSNs, takes what there is room for, and says when a SACK is due (RFC 9260, section 6.2).</summary>
internal sealed class InboundData(uint initialTsn, ushort streams, Action<SctpMessage> deliver)
{
    private const int SackFixed = 12;
    private const int MostDuplicates = 16;

    private readonly ReceivedTsns _tsns = new(initialTsn - 1L);
    private readonly Reassembly _reassembly = new(deliver);
    private readonly List<uint> _duplicates = [];
    private bool _gotData;
    private int _packetsToAcknowledge;

    public long Cumulative => _tsns.Cumulative;

    /// <summary>When a delayed acknowledgement must go out; null: nothing to acknowledge.</summary>
    public TimeSpan? AckDueAt { get; private set; }

    /// <summary>What is kept, with its overhead; bounded by <see cref="SctpLimits.ReceiveWindow"/> and reserve.</summary>
    public int Cost => _reassembly.Cost;

    private int Window => Math.Max(0, SctpLimits.ReceiveWindow - _reassembly.Cost);

    public InboundOutcome Receive(in DataChunk chunk, TimeSpan now)
    {
        if (chunk.Payload.IsEmpty)
            return InboundOutcome.NoUserData;
        _gotData = true;
        if (_tsns.Contains(chunk.Tsn))
        {
            if (_duplicates.Count < MostDuplicates)
                _duplicates.Add((uint)chunk.Tsn);
            AckDueAt = now;
            return InboundOutcome.Taken;
        }
        // The piece everything waits for is always taken; how much can pile up behind it is bounded all the same.
        var awaited = chunk.Tsn == _tsns.Cumulative + 1;
        if (awaited && _reassembly.Cost > SctpLimits.ReceiveWindow + SctpLimits.ReceiveReserve)
            return InboundOutcome.OutOfMemory;
        if ((!awaited && Window < chunk.Payload.Length + SctpLimits.PieceOverhead) || !_tsns.TryAdd(chunk.Tsn))
        {
            AckDueAt = now;
            return InboundOutcome.Taken;
        }
        if ((chunk.Flags & DataChunk.Immediate) != 0)
            AckDueAt = now;
        if (chunk.StreamId >= streams)
            return InboundOutcome.InvalidStream;
        return _reassembly.TryAdd(chunk, _tsns.Cumulative) ? InboundOutcome.Taken : InboundOutcome.Violation;
    }

    /// <summary>A FORWARD-TSN chunk (RFC 3758, section 3.2).</summary>
    public void Forward(ReadOnlySpan<byte> body, TimeSpan now)
    {
        if (body.Length < sizeof(uint))
            return;
        AckDueAt = now;
        var before = _tsns.Cumulative;
        var tsn = SerialNumber.Unwrap(BinaryPrimitives.ReadUInt32BigEndian(body), before);
        if (tsn <= before || !_tsns.TryForward(tsn))
            return;
        _reassembly.Forward(tsn, _tsns.Cumulative);
        for (body = body[sizeof(uint)..]; body.Length >= 4; body = body[4..])
            if (BinaryPrimitives.ReadUInt16BigEndian(body) is var stream && stream < streams)
                _reassembly.Skip(stream, BinaryPrimitives.ReadUInt16BigEndian(body[2..]));
    }

    public void Reset(ushort streamId) => _reassembly.Reset(streamId);

    public IReadOnlyList<ushort> StreamIds => _reassembly.StreamIds;

    /// <summary>To be told at the end of each packet: every second one with data is acknowledged at once, as is any while pieces are missing.</summary>
    public void OnPacketEnd(TimeSpan now)
    {
        if (!_gotData)
            return;
        _gotData = false;
        _packetsToAcknowledge++;
        if (_packetsToAcknowledge >= 2 || _tsns.Islands > 0)
            AckDueAt = now;
        else
            AckDueAt ??= now + SctpLimits.AckDelay;
    }

    public void WriteSack(SctpPacketWriter writer)
    {
        var body = writer.Chunk(SctpChunkType.Sack, 0, SackFixed + 4 * (_tsns.Islands + _duplicates.Count));
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)_tsns.Cumulative);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], (uint)Window);
        BinaryPrimitives.WriteUInt16BigEndian(body[8..], (ushort)_tsns.Islands);
        BinaryPrimitives.WriteUInt16BigEndian(body[10..], (ushort)_duplicates.Count);
        _tsns.WriteIslands(body[SackFixed..]);
        body = body[(SackFixed + 4 * _tsns.Islands)..];
        for (var i = 0; i < _duplicates.Count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(body[(4 * i)..], _duplicates[i]);
        _duplicates.Clear();
        _packetsToAcknowledge = 0;
        AckDueAt = null;
    }
}
