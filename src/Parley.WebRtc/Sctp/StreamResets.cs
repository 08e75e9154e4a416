using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// RE-CONFIG (RFC 6525) as closing channels need it (RFC 8831, section 6.7): resets of our outgoing streams, one request at a time, and
/// answers to the peer's.
/// </summary>
internal sealed class StreamResets(uint initialTsn, OutboundQueue queue, RetransmissionTimeout timeout, AssociationErrors errors)
{
    private const ushort OutgoingReset = 13;
    private const ushort Response = 16;
    private const int MostStreamsInRequest = 64;

    private readonly Queue<OutboundStream> _waiting = new();
    private readonly List<OutboundStream> _requested = [];
    private uint _ourSequence = initialTsn;
    private uint _peerSequence;
    private long _lastTsn;
    private bool _mustSend;
    private bool _isSupported;
    private ResetResult _lastResult = ResetResult.NothingToDo;

    /// <summary>When the request goes out again; null: none is under way.</summary>
    public TimeSpan? TimerDueAt { get; private set; }

    /// <summary>The peer has reset the streams it sends on.</summary>
    public required Action<IReadOnlyList<ushort>> OnIncomingReset { get; init; }

    /// <summary>Our reset is done (or the peer will not do it): the stream may be used anew.</summary>
    public required Action<OutboundStream> OnOutgoingReset { get; init; }

    public void Begin(in PeerParameters peer) => (_peerSequence, _isSupported) = (peer.InitialTsn, peer.ReConfig);

    /// <summary>What is queued is thrown away; the request goes out when the message being sent is complete.</summary>
    public void Reset(OutboundStream stream)
    {
        if (stream.IsResetting)
            return;
        stream.IsResetting = true;
        stream.Discard();
        _waiting.Enqueue(stream);
    }

    public void OnTimer(TimeSpan now)
    {
        errors.Count();
        timeout.BackOff();
        (_mustSend, TimerDueAt) = (true, now + timeout.Value);
    }

    public void Transmit(SctpPacketWriter writer, long highestSent, TimeSpan now)
    {
        if (_requested.Count == 0 && _waiting.Count > 0 && !_waiting.Any(queue.IsAmid))
        {
            while (_requested.Count < MostStreamsInRequest && _waiting.TryDequeue(out var stream))
                _requested.Add(stream);
            if (!_isSupported)
            {
                Finish();
                return;
            }
            (_mustSend, _lastTsn) = (true, highestSent);
        }
        if (!_mustSend)
            return;
        _mustSend = false;
        TimerDueAt = now + timeout.Value;
        var size = 16 + 2 * _requested.Count;
        var body = writer.Chunk(SctpChunkType.ReConfig, 0, size);
        BinaryPrimitives.WriteUInt16BigEndian(body, OutgoingReset);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], (ushort)size);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], _ourSequence);
        BinaryPrimitives.WriteUInt32BigEndian(body[8..], _peerSequence - 1);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], (uint)_lastTsn);
        for (var i = 0; i < _requested.Count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(body[(16 + 2 * i)..], _requested[i].Id);
    }

    /// <param name="inbound">Where the numbering of a reset stream begins anew.</param>
    public void Receive(ReadOnlySpan<byte> body, InboundData inbound, SctpPacketWriter writer, TimeSpan now)
    {
        // A chunk holds one or two parameters (RFC 6525, section 3.1).
        for (var i = 0; i < 2 && SctpChunk.TryTake(ref body, out var parameter); i++)
        {
            if (parameter.Body.Length < 4)
                continue;
            var sequence = BinaryPrimitives.ReadUInt32BigEndian(parameter.Body);
            if (parameter.ParameterType == Response)
                OnResponse(sequence, parameter.Body, now);
            else if (parameter.ParameterType is >= OutgoingReset and < Response or 17 or 18)
                Answer(sequence, parameter, inbound, writer);
        }
    }

    private void OnResponse(uint sequence, ReadOnlySpan<byte> body, TimeSpan now)
    {
        if (_requested.Count == 0 || sequence != _ourSequence || body.Length < 8)
            return;
        _ourSequence++;
        errors.Reset();
        if ((ResetResult)BinaryPrimitives.ReadUInt32BigEndian(body[4..]) == ResetResult.InProgress)
            // Asked again under a new number: some peers repeat the old answer to the old number for ever.
            (_mustSend, TimerDueAt) = (false, now + timeout.Value);
        else
            Finish();
    }

    private void Finish()
    {
        TimerDueAt = null;
        _mustSend = false;
        OutboundStream[] done = [.. _requested];
        _requested.Clear();
        foreach (var stream in done)
        {
            stream.NextSsn = 0;
            stream.IsResetting = false;
            OnOutgoingReset(stream);
        }
    }

    private void Answer(uint sequence, SctpChunk parameter, InboundData inbound, SctpPacketWriter writer)
    {
        if (sequence == _peerSequence)
        {
            _peerSequence++;
            _lastResult = Perform(parameter, inbound);
        }
        else if (sequence == _peerSequence - 1)
            _lastResult = _lastResult == ResetResult.InProgress ? Perform(parameter, inbound) : _lastResult;
        else
        {
            WriteResponse(writer, sequence, ResetResult.BadSequenceNumber);
            return;
        }
        WriteResponse(writer, sequence, _lastResult);
    }

    private ResetResult Perform(SctpChunk parameter, InboundData inbound)
    {
        // Channels reset what they send on and nothing else.
        if (parameter.ParameterType != OutgoingReset || parameter.Body.Length < 12)
            return ResetResult.Denied;
        var last = SerialNumber.Unwrap(BinaryPrimitives.ReadUInt32BigEndian(parameter.Body[8..]), inbound.Cumulative);
        if (last > inbound.Cumulative)
            return ResetResult.InProgress;
        var streams = new List<ushort>();
        for (var list = parameter.Body[12..]; list.Length >= 2; list = list[2..])
            streams.Add(BinaryPrimitives.ReadUInt16BigEndian(list));
        if (streams.Count == 0)
            streams.AddRange(inbound.StreamIds);
        streams.ForEach(inbound.Reset);
        OnIncomingReset(streams);
        return ResetResult.Performed;
    }

    private static void WriteResponse(SctpPacketWriter writer, uint sequence, ResetResult result)
    {
        var body = writer.Chunk(SctpChunkType.ReConfig, 0, 12);
        BinaryPrimitives.WriteUInt16BigEndian(body, Response);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], 12);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(body[8..], (uint)result);
    }
}
