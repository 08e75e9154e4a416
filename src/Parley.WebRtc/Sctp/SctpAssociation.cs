using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// An SCTP association over DTLS (RFC 9260, 8261) as a state machine without I/O: packets go in with <see cref="Receive"/>, time with
/// <see cref="Advance"/>, packets come out at the owner. One thread only.
/// </summary>
internal sealed class SctpAssociation
{
    private const ushort DefaultPort = 5000;
    private const int LargestEcho = SctpLimits.PacketSize - SctpLimits.CommonHeader - SctpLimits.ChunkHeader;

    private readonly TimeProvider _clock;
    private readonly ISctpAssociationOwner _owner;
    private readonly long _origin;
    private readonly SctpPacketWriter _writer;
    private readonly RetransmissionTimeout _timeout = new();
    private readonly AssociationErrors _errors = new();
    private readonly OutboundQueue _queue = new();
    private readonly SctpHandshake _handshake;
    private readonly Heartbeat _heartbeat;
    private readonly StreamResets _resets;
    private readonly OutboundData _outbound;
    private InboundData? _inbound;
    private TimeSpan? _shutdownDueAt;
    private bool _reportedUnknown;

    public SctpAssociation(TimeProvider clock, ISctpAssociationOwner owner)
    {
        (_clock, _owner, _origin) = (clock, owner, clock.GetTimestamp());
        _writer = new SctpPacketWriter(DefaultPort, packet => _owner.SendPacket(packet.Span));
        _handshake = new SctpHandshake(_writer, _timeout);
        _heartbeat = new Heartbeat(_timeout, _errors);
        _outbound = new OutboundData(_handshake.InitialTsn, _queue, _timeout, _errors);
        _resets = new StreamResets(_handshake.InitialTsn, _queue, _timeout, _errors)
        {
            OnIncomingReset = _owner.OnIncomingReset,
            OnOutgoingReset = _owner.OnOutgoingReset,
        };
    }

    public SctpState State { get; private set; }

    /// <summary>On the association's clock, for message lifetimes.</summary>
    public TimeSpan Now => _clock.GetElapsedTime(_origin);

    /// <summary>Streams both sides can use in both directions; known once established.</summary>
    public int Streams { get; private set; } = SctpLimits.Streams;

    /// <summary>Bytes, overhead included, held for the peer's incomplete messages.</summary>
    public int InboundCost => _inbound?.Cost ?? 0;

    public int CongestionWindow => _outbound.CongestionWindow;

    private bool IsOpen => State is SctpState.Established or SctpState.ShutdownReceived;

    public void Start(ushort remotePort)
    {
        if (State != SctpState.Closed)
            return;
        _writer.RemotePort = remotePort;
        State = SctpState.Opening;
        _handshake.Start(Now);
    }

    public void AddStream(OutboundStream stream) => _queue.Add(stream);

    public void RemoveStream(OutboundStream stream) => _queue.Remove(stream);

    public void ResetStream(OutboundStream stream) => _resets.Reset(stream);

    public void Receive(ReadOnlySpan<byte> packet)
    {
        if (State is SctpState.Closed or SctpState.Ended || !Accepts(packet))
            return;
        var now = Now;
        var rest = packet[SctpLimits.CommonHeader..];
        _reportedUnknown = false;
        while (SctpChunk.TryTake(ref rest, out var chunk) && Handle(chunk, now))
            if (State == SctpState.Ended)
                return;
        _inbound?.OnPacketEnd(now);
        Transmit(now);
    }

    /// <summary>Does what is due and sends what may be sent.</summary>
    public void Advance()
    {
        if (State is SctpState.Closed or SctpState.Ended)
            return;
        var now = Now;
        RunTimers(now);
        Transmit(now);
    }

    /// <summary>The time until there is more to do; null: nothing is pending.</summary>
    public TimeSpan? UntilDue() => NextDueAt() is { } due ? (due - Now is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero) : null;

    /// <summary>Says goodbye with ABORT and ends.</summary>
    public void Abort(SctpErrorCause cause)
    {
        if (State == SctpState.Ended)
            return;
        if (_writer.VerificationTag != 0)
        {
            ErrorChunks.WriteAbort(_writer, cause);
            _writer.Flush();
        }
        End();
    }

    private bool Accepts(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < SctpLimits.CommonHeader + SctpLimits.ChunkHeader
            || BinaryPrimitives.ReadUInt16BigEndian(packet) != _writer.RemotePort
            || BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) != DefaultPort
            || !Crc32c.IsSealed(packet))
            return false;
        var tag = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var rest = packet[SctpLimits.CommonHeader..];
        if (!SctpChunk.TryTake(ref rest, out var first))
            return false;
        // RFC 9260, section 8.5.1: an INIT comes alone and without a tag; an ABORT may reflect ours (T bit).
        return first.Type switch
        {
            SctpChunkType.Init => tag == 0 && rest.IsEmpty,
            SctpChunkType.Abort or SctpChunkType.ShutdownComplete when (first.Flags & 1) != 0 => tag == _writer.VerificationTag && tag != 0,
            _ => tag == _handshake.LocalTag,
        };
    }

    // False: nothing more of this packet is to be read.
    private bool Handle(SctpChunk chunk, TimeSpan now)
    {
        switch (chunk.Type)
        {
            case SctpChunkType.Init:
                _handshake.OnInit(chunk.Body, now);
                return false;
            case SctpChunkType.InitAck:
                _handshake.OnInitAck(chunk.Body, now);
                return false;
            case SctpChunkType.CookieEcho:
                return _handshake.OnCookieEcho(chunk.Body, now) && Establish(now);
            case SctpChunkType.CookieAck:
                _handshake.OnCookieAck();
                return Establish(now);
            case SctpChunkType.Abort:
                End();
                return false;
            case SctpChunkType.Error:
                OnError(chunk.Body, now);
                return true;
            case SctpChunkType.Heartbeat:
                if (_inbound is not null && chunk.Body.Length <= LargestEcho)
                    chunk.Body.CopyTo(_writer.Chunk(SctpChunkType.HeartbeatAck, 0, chunk.Body.Length));
                return true;
            default:
                return _inbound is null || HandleOpen(chunk, _inbound, now);
        }
    }

    private bool HandleOpen(SctpChunk chunk, InboundData data, TimeSpan now)
    {
        switch (chunk.Type)
        {
            case SctpChunkType.Data:
                return State != SctpState.Established || OnData(chunk, data, now);
            case SctpChunkType.Sack:
                _outbound.OnSack(chunk.Body, now);
                _heartbeat.Postpone(now);
                return true;
            case SctpChunkType.HeartbeatAck:
                _heartbeat.OnAnswer(chunk.Body, now);
                return true;
            case SctpChunkType.ForwardTsn:
                data.Forward(chunk.Body, now);
                return true;
            case SctpChunkType.ReConfig:
                _resets.Receive(chunk.Body, data, _writer, now);
                return true;
            case SctpChunkType.Shutdown:
                OnShutdown(now);
                return true;
            case SctpChunkType.ShutdownComplete:
                if (State == SctpState.ShutdownAckSent)
                    End();
                return false;
            case SctpChunkType.ShutdownAck:
                return true;
            default:
                return OnUnknown(chunk);
        }
    }

    private bool OnData(SctpChunk chunk, InboundData data, TimeSpan now)
    {
        if (!DataChunk.TryRead(chunk, data.Cumulative, out var piece))
            return false;
        switch (data.Receive(piece, now))
        {
            case InboundOutcome.Taken:
                return true;
            case InboundOutcome.InvalidStream:
                ErrorChunks.WriteInvalidStream(_writer, piece.StreamId);
                return true;
            case InboundOutcome.NoUserData:
                Abort(SctpErrorCause.NoUserData);
                return false;
            case InboundOutcome.OutOfMemory:
                Abort(SctpErrorCause.OutOfResource);
                return false;
            default:
                Abort(SctpErrorCause.ProtocolViolation);
                return false;
        }
    }

    private void OnError(ReadOnlySpan<byte> causes, TimeSpan now)
    {
        while (SctpChunk.TryTake(ref causes, out var cause))
            if (cause.ParameterType == (ushort)SctpErrorCause.StaleCookie)
                _handshake.OnStaleCookie(now);
    }

    // The top bits say what to do with the unknown (RFC 9260, section 3.2): 0x80 go on, 0x40 report. One report a packet is enough.
    private bool OnUnknown(SctpChunk chunk)
    {
        if (((byte)chunk.Type & 0x40) != 0 && !_reportedUnknown && chunk.Whole.Length <= ErrorChunks.LongestEcho)
        {
            _reportedUnknown = true;
            ErrorChunks.WriteUnrecognized(_writer, chunk.Whole);
        }
        return ((byte)chunk.Type & 0x80) != 0;
    }

    private void OnShutdown(TimeSpan now)
    {
        if (State == SctpState.Established)
        {
            State = SctpState.ShutdownReceived;
            _owner.OnClosing();
        }
        else if (State == SctpState.ShutdownAckSent)
            _shutdownDueAt = now;
    }

    private bool Establish(TimeSpan now)
    {
        if (_handshake.State != HandshakeState.Done || State != SctpState.Opening)
            return true;
        var peer = _handshake.Peer;
        State = SctpState.Established;
        Streams = Math.Min(SctpLimits.Streams, Math.Min(peer.InboundStreams, peer.OutboundStreams));
        _inbound = new InboundData(peer.InitialTsn, SctpLimits.Streams, _owner.OnMessage);
        _outbound.Begin(peer);
        _resets.Begin(peer);
        _heartbeat.Postpone(now);
        _owner.OnEstablished();
        return true;
    }

    private void RunTimers(TimeSpan now)
    {
        if (_handshake.TimerDueAt <= now)
            _handshake.OnTimer(now);
        if (IsOpen)
        {
            if (_outbound.TimerDueAt <= now)
                _outbound.OnTimer(now);
            if (_resets.TimerDueAt <= now)
                _resets.OnTimer(now);
            if (_heartbeat.DueAt <= now)
                _heartbeat.OnTimer(_writer, now);
        }
        if (_handshake.State == HandshakeState.Failed || _errors.AreExhausted)
            Abort(SctpErrorCause.None);
    }

    private void Transmit(TimeSpan now)
    {
        if (State == SctpState.Ended)
            return;
        if (IsOpen && _inbound is not null)
        {
            _resets.Transmit(_writer, _outbound.HighestSent, now);
            // A delayed acknowledgement rides with data that goes out anyway.
            if (_inbound.AckDueAt is { } due && (due <= now || _outbound.CanSend))
                _inbound.WriteSack(_writer);
            _outbound.Transmit(_writer, now);
        }
        SendShutdownAck(now);
        _writer.Flush();
    }

    private void SendShutdownAck(TimeSpan now)
    {
        if (State == SctpState.ShutdownReceived && _outbound.IsIdle)
            (State, _shutdownDueAt) = (SctpState.ShutdownAckSent, now);
        if (State != SctpState.ShutdownAckSent || !(_shutdownDueAt <= now))
            return;
        _writer.Chunk(SctpChunkType.ShutdownAck, 0, 0);
        _errors.Count();
        _shutdownDueAt = now + _timeout.Value;
    }

    private void End()
    {
        State = SctpState.Ended;
        _owner.OnEnded();
    }

    private TimeSpan? NextDueAt() => State switch
    {
        SctpState.Closed or SctpState.Ended => null,
        SctpState.Opening => _handshake.TimerDueAt,
        SctpState.ShutdownAckSent => _shutdownDueAt,
        _ => Earliest(Earliest(_outbound.TimerDueAt, _inbound?.AckDueAt), Earliest(_resets.TimerDueAt, _heartbeat.DueAt)),
    };

    private static TimeSpan? Earliest(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
