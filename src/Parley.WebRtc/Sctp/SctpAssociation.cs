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

    private readonly TimeProvider clock;
    private readonly ISctpAssociationOwner owner;
    private readonly long origin;
    private readonly SctpPacketWriter writer;
    private readonly RetransmissionTimeout timeout = new();
    private readonly AssociationErrors errors = new();
    private readonly OutboundQueue queue = new();
    private readonly SctpHandshake handshake;
    private readonly Heartbeat heartbeat;
    private readonly StreamResets resets;
    private readonly OutboundData outbound;
    private InboundData? inbound;
    private TimeSpan? shutdownDueAt;
    private bool reportedUnknown;

    public SctpAssociation(TimeProvider clock, ISctpAssociationOwner owner)
    {
        (this.clock, this.owner, origin) = (clock, owner, clock.GetTimestamp());
        writer = new SctpPacketWriter(DefaultPort, packet => owner.SendPacket(packet.Span));
        handshake = new SctpHandshake(writer, timeout);
        heartbeat = new Heartbeat(timeout, errors);
        outbound = new OutboundData(handshake.InitialTsn, queue, timeout, errors);
        resets = new StreamResets(handshake.InitialTsn, queue, timeout, errors)
        {
            OnIncomingReset = owner.OnIncomingReset,
            OnOutgoingReset = owner.OnOutgoingReset,
        };
    }

    public SctpState State { get; private set; }

    /// <summary>On the association's clock, for message lifetimes.</summary>
    public TimeSpan Now => clock.GetElapsedTime(origin);

    /// <summary>Streams both sides can use in both directions; known once established.</summary>
    public int Streams { get; private set; } = SctpLimits.Streams;

    /// <summary>Bytes, overhead included, held for the peer's incomplete messages.</summary>
    public int InboundCost => inbound?.Cost ?? 0;

    public int CongestionWindow => outbound.CongestionWindow;

    private bool IsOpen => State is SctpState.Established or SctpState.ShutdownReceived;

    public void Start(ushort remotePort)
    {
        if (State != SctpState.Closed)
            return;
        writer.RemotePort = remotePort;
        State = SctpState.Opening;
        handshake.Start(Now);
    }

    public void AddStream(OutboundStream stream) => queue.Add(stream);

    public void RemoveStream(OutboundStream stream) => queue.Remove(stream);

    public void ResetStream(OutboundStream stream) => resets.Reset(stream);

    public void Receive(ReadOnlySpan<byte> packet)
    {
        if (State is SctpState.Closed or SctpState.Ended || !Accepts(packet))
            return;
        var now = Now;
        var rest = packet[SctpLimits.CommonHeader..];
        reportedUnknown = false;
        while (SctpChunk.TryTake(ref rest, out var chunk) && Handle(chunk, now))
            if (State == SctpState.Ended)
                return;
        inbound?.OnPacketEnd(now);
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
        if (State is SctpState.Closed or SctpState.Ended)
        {
            State = SctpState.Ended;
            return;
        }
        if (writer.VerificationTag != 0)
        {
            var body = writer.Chunk(SctpChunkType.Abort, 0, 4);
            BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)cause);
            BinaryPrimitives.WriteUInt16BigEndian(body[2..], 4);
            writer.Flush();
        }
        End();
    }

    private bool Accepts(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < SctpLimits.CommonHeader + SctpLimits.ChunkHeader
            || BinaryPrimitives.ReadUInt16BigEndian(packet) != writer.RemotePort
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
            SctpChunkType.Abort or SctpChunkType.ShutdownComplete when (first.Flags & 1) != 0 => tag == writer.VerificationTag && tag != 0,
            _ => tag == handshake.LocalTag,
        };
    }

    // False: nothing more of this packet is to be read.
    private bool Handle(SctpChunk chunk, TimeSpan now)
    {
        switch (chunk.Type)
        {
            case SctpChunkType.Init:
                handshake.OnInit(chunk.Body, now);
                return false;
            case SctpChunkType.InitAck:
                handshake.OnInitAck(chunk.Body, now);
                return false;
            case SctpChunkType.CookieEcho:
                return handshake.OnCookieEcho(chunk.Body, now) && Establish(now);
            case SctpChunkType.CookieAck:
                handshake.OnCookieAck();
                return Establish(now);
            case SctpChunkType.Abort:
                End();
                return false;
            case SctpChunkType.Error:
                OnError(chunk.Body, now);
                return true;
            case SctpChunkType.Heartbeat:
                if (inbound is not null && chunk.Body.Length <= LargestEcho)
                    chunk.Body.CopyTo(writer.Chunk(SctpChunkType.HeartbeatAck, 0, chunk.Body.Length));
                return true;
            default:
                return inbound is null || HandleOpen(chunk, inbound, now);
        }
    }

    private bool HandleOpen(SctpChunk chunk, InboundData data, TimeSpan now)
    {
        switch (chunk.Type)
        {
            case SctpChunkType.Data:
                return State != SctpState.Established || OnData(chunk, data, now);
            case SctpChunkType.Sack:
                outbound.OnSack(chunk.Body, now);
                heartbeat.Postpone(now);
                return true;
            case SctpChunkType.HeartbeatAck:
                heartbeat.OnAnswer(chunk.Body, now);
                return true;
            case SctpChunkType.ForwardTsn:
                data.Forward(chunk.Body, now);
                return true;
            case SctpChunkType.ReConfig:
                resets.Receive(chunk.Body, data, writer, now);
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
                var body = writer.Chunk(SctpChunkType.Error, 0, 8);
                BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)SctpErrorCause.InvalidStream);
                BinaryPrimitives.WriteUInt16BigEndian(body[2..], 8);
                BinaryPrimitives.WriteUInt16BigEndian(body[4..], piece.StreamId);
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
                handshake.OnStaleCookie(now);
    }

    // The top bits say what to do with the unknown (RFC 9260, section 3.2): 0x80 go on, 0x40 report. One report a packet is enough.
    private bool OnUnknown(SctpChunk chunk)
    {
        if (((byte)chunk.Type & 0x40) != 0 && !reportedUnknown && chunk.Whole.Length <= LargestEcho - 4)
        {
            reportedUnknown = true;
            var body = writer.Chunk(SctpChunkType.Error, 0, 4 + chunk.Whole.Length);
            BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)SctpErrorCause.UnrecognizedChunk);
            BinaryPrimitives.WriteUInt16BigEndian(body[2..], (ushort)(4 + chunk.Whole.Length));
            chunk.Whole.CopyTo(body[4..]);
        }
        return ((byte)chunk.Type & 0x80) != 0;
    }

    private void OnShutdown(TimeSpan now)
    {
        if (State == SctpState.Established)
        {
            State = SctpState.ShutdownReceived;
            owner.OnClosing();
        }
        else if (State == SctpState.ShutdownAckSent)
            shutdownDueAt = now;
    }

    private bool Establish(TimeSpan now)
    {
        if (handshake.State != HandshakeState.Done || State != SctpState.Opening)
            return true;
        var peer = handshake.Peer;
        State = SctpState.Established;
        Streams = Math.Min(SctpLimits.Streams, Math.Min(peer.InboundStreams, peer.OutboundStreams));
        inbound = new InboundData(peer.InitialTsn, SctpLimits.Streams, owner.OnMessage);
        outbound.Begin(peer);
        resets.Begin(peer);
        heartbeat.Postpone(now);
        owner.OnEstablished();
        return true;
    }

    private void RunTimers(TimeSpan now)
    {
        if (handshake.TimerDueAt <= now)
            handshake.OnTimer(now);
        if (IsOpen)
        {
            if (outbound.TimerDueAt <= now)
                outbound.OnTimer(now);
            if (resets.TimerDueAt <= now)
                resets.OnTimer(now);
            if (heartbeat.DueAt <= now)
                heartbeat.OnTimer(writer, now);
        }
        if (handshake.State == HandshakeState.Failed || errors.AreExhausted)
            Abort(SctpErrorCause.None);
    }

    private void Transmit(TimeSpan now)
    {
        if (State == SctpState.Ended)
            return;
        if (IsOpen && inbound is not null)
        {
            resets.Transmit(writer, outbound.HighestSent, now);
            // A delayed acknowledgement rides with data that goes out anyway.
            if (inbound.AckDueAt is { } due && (due <= now || outbound.CanSend))
                inbound.WriteSack(writer);
            outbound.Transmit(writer, now);
        }
        SendShutdownAck(now);
        writer.Flush();
    }

    private void SendShutdownAck(TimeSpan now)
    {
        if (State == SctpState.ShutdownReceived && outbound.IsIdle)
            (State, shutdownDueAt) = (SctpState.ShutdownAckSent, now);
        if (State != SctpState.ShutdownAckSent || !(shutdownDueAt <= now))
            return;
        writer.Chunk(SctpChunkType.ShutdownAck, 0, 0);
        errors.Count();
        shutdownDueAt = now + timeout.Value;
    }

    private void End()
    {
        State = SctpState.Ended;
        owner.OnEnded();
    }

    private TimeSpan? NextDueAt() => State switch
    {
        SctpState.Closed or SctpState.Ended => null,
        SctpState.Opening => handshake.TimerDueAt,
        SctpState.ShutdownAckSent => shutdownDueAt,
        _ => Earliest(Earliest(outbound.TimerDueAt, inbound?.AckDueAt), Earliest(resets.TimerDueAt, heartbeat.DueAt)),
    };

    private static TimeSpan? Earliest(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
