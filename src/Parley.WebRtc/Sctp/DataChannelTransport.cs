namespace Parley.WebRtc;

/// <summary>
/// The data channels of a peer (RFC 8831) and their opening (RFC 8832) over one SCTP association. No I/O and no threads of its own: all
/// members belong to the peer's loop, but those marked thread-safe.
/// </summary>
internal sealed class DataChannelTransport : ISctpAssociationOwner
{
    private const ushort DefaultPort = 5000;
    private const int LargestLabel = ushort.MaxValue;

    private readonly IDataChannelTransportOwner _owner;
    private readonly SctpAssociation _association;
    private readonly Dictionary<ushort, DataChannel> _channels = [];
    private readonly List<DataChannel> _unnumbered = [];
    private bool _isDtlsClient;
    private bool _isStarted;
    private volatile int _largestOutgoingMessage = SctpLimits.LargestMessage;
    private TimeSpan? _promised;

    public DataChannelTransport(TimeProvider clock, IDataChannelTransportOwner owner)
    {
        _owner = owner;
        _association = new SctpAssociation(clock, this);
    }

    public SctpState State => _association.State;

    internal SctpAssociation Association => _association;

    /// <summary>Thread-safe.</summary>
    internal int LargestOutgoingMessage => _largestOutgoingMessage;

    /// <summary>Thread-safe.</summary>
    internal TimeSpan Now => _association.Now;

    /// <summary>DTLS is up: opens the association. Both sides do.</summary>
    /// <param name="isDtlsClient">Decides who takes even and who odd stream numbers (RFC 8832, section 6).</param>
    /// <param name="remoteMaxMessageSize">From the remote description; null: its default of 64 KiB; 0: no limit (RFC 8841, section 6).</param>
    /// <param name="remotePort">From the remote description.</param>
    public void Start(bool isDtlsClient, long? remoteMaxMessageSize = SctpLimits.LargestMessage, int remotePort = DefaultPort)
    {
        if (_isStarted || State != SctpState.Closed)
            return;
        (_isDtlsClient, _isStarted) = (isDtlsClient, true);
        _largestOutgoingMessage = remoteMaxMessageSize switch
        {
            null => 64 * 1024,
            0 => SctpLimits.SendBuffer,
            { } size => (int)Math.Min(size, SctpLimits.SendBuffer),
        };
        foreach (var channel in _unnumbered)
            Number(channel);
        _unnumbered.Clear();
        _association.Start((ushort)remotePort);
        _owner.RequestAdvance();
    }

    public void Receive(ReadOnlySpan<byte> sctpPacket)
    {
        _association.Receive(sctpPacket);
        // What came may have made something due earlier than the owner was told.
        if (_association.UntilDue() is { } next && !(_promised <= _association.Now + next))
            _owner.RequestAdvance();
    }

    /// <summary>Does what is due and returns the time until it must be called again; null: nothing is pending.</summary>
    public TimeSpan? Advance()
    {
        _association.Advance();
        var next = _association.UntilDue();
        _promised = _association.Now + next;
        return next;
    }

    /// <summary>Adds a channel of ours; may come before <see cref="Start"/>. It is open when the owner is told.</summary>
    /// <exception cref="InvalidOperationException">All stream numbers of our side are taken.</exception>
    public DataChannel CreateChannel(string label, DataChannelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(System.Text.Encoding.UTF8.GetByteCount(label), LargestLabel);
        var channel = new DataChannel(label, options, this);
        if (_association.State is SctpState.Ended or SctpState.ShutdownReceived or SctpState.ShutdownAckSent)
            channel.State = DataChannelState.Closed;
        else if (_isStarted)
            Number(channel);
        else if (_unnumbered.Count < SctpLimits.Streams / 2)
            _unnumbered.Add(channel);
        else
            throw new InvalidOperationException("No stream number is free.");
        return channel;
    }

    /// <summary>Closes one channel: what is queued is dropped, and the stream is reset in both directions (RFC 8831, section 6.7).</summary>
    public void CloseChannel(DataChannel channel)
    {
        _unnumbered.Remove(channel);
        if (channel.State == DataChannelState.Closed)
            return;
        channel.State = DataChannelState.Closed;
        if (_channels.ContainsValue(channel))
            _association.ResetStream(channel.Stream);
        _owner.RequestAdvance();
    }

    /// <summary>Ends all channels with an SCTP ABORT.</summary>
    public void Close() => _association.Abort(SctpErrorCause.UserInitiatedAbort);

    /// <summary>Thread-safe.</summary>
    internal void RequestAdvance() => _owner.RequestAdvance();

    void ISctpAssociationOwner.SendPacket(ReadOnlySpan<byte> packet) => _owner.SendPacket(packet);

    void ISctpAssociationOwner.OnEstablished()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.Stream.Id >= _association.Streams).ToArray())
            Remove(channel);
    }

    void ISctpAssociationOwner.OnMessage(SctpMessage message)
    {
        if (message.Ppid == Ppid.Dcep)
            OnDcep(message);
        else if (_channels.TryGetValue(message.StreamId, out var channel) && channel.State != DataChannelState.Closed)
        {
            // The peer may send before its ACK for our OPEN, which can travel slower than unordered data.
            Opened(channel);
            channel.Receive(message);
        }
    }

    void ISctpAssociationOwner.OnIncomingReset(IReadOnlyList<ushort> streams)
    {
        foreach (var id in streams)
        {
            if (!_channels.TryGetValue(id, out var channel))
                continue;
            channel.IsIncomingReset = true;
            channel.State = DataChannelState.Closed;
            if (channel.IsOutgoingReset)
                Remove(channel);
            else
                _association.ResetStream(channel.Stream);
        }
    }

    void ISctpAssociationOwner.OnOutgoingReset(OutboundStream stream)
    {
        if (!_channels.TryGetValue(stream.Id, out var channel) || channel.Stream != stream)
            return;
        channel.IsOutgoingReset = true;
        if (channel.IsIncomingReset)
            Remove(channel);
    }

    void ISctpAssociationOwner.OnClosing() => CloseAll();

    void ISctpAssociationOwner.OnEnded()
    {
        CloseAll();
        foreach (var channel in _channels.Values)
            channel.Stream.Discard();
    }

    private void CloseAll()
    {
        foreach (var channel in _channels.Values.Concat(_unnumbered))
            channel.State = DataChannelState.Closed;
    }

    private void OnDcep(SctpMessage message)
    {
        if (DcepMessage.IsAck(message.Bytes))
        {
            if (_channels.TryGetValue(message.StreamId, out var ours))
                Opened(ours);
        }
        else if (DcepMessage.TryReadOpen(message.Bytes, out var label, out var options))
            OnOpen(message.StreamId, label, options);
    }

    private void OnOpen(ushort id, string label, DataChannelOptions options)
    {
        // Even numbers are the DTLS client's to open; a number of ours or one in use is the peer's mistake (RFC 8832, section 6).
        if (id % 2 == 0 == _isDtlsClient || id >= _association.Streams || _channels.ContainsKey(id))
            return;
        var channel = new DataChannel(label, options, this);
        Add(channel, id);
        SendDcep(channel, DcepMessage.AckBytes);
        Opened(channel);
    }

    private void Opened(DataChannel channel)
    {
        if (channel.State != DataChannelState.Connecting)
            return;
        channel.State = DataChannelState.Open;
        _owner.OnChannelOpen(channel);
    }

    private void Number(DataChannel channel)
    {
        for (var id = _isDtlsClient ? 0 : 1; id < _association.Streams; id += 2)
        {
            if (_channels.ContainsKey((ushort)id))
                continue;
            Add(channel, (ushort)id);
            SendDcep(channel, DcepMessage.WriteOpen(channel.Label, channel.Options));
            _owner.RequestAdvance();
            return;
        }
        throw new InvalidOperationException("No stream number is free.");
    }

    private void Add(DataChannel channel, ushort id)
    {
        channel.Stream.Id = id;
        _channels.Add(id, channel);
        _association.AddStream(channel.Stream);
    }

    private void Remove(DataChannel channel)
    {
        channel.State = DataChannelState.Closed;
        _channels.Remove(channel.Stream.Id);
        _association.RemoveStream(channel.Stream);
    }

    // Channel control is always reliable and ordered (RFC 8832, section 6).
    private static void SendDcep(DataChannel channel, byte[] bytes) =>
        channel.Stream.TryEnqueue(new OutboundMessage(channel.Stream, Ppid.Dcep, bytes, IsUnordered: false, null, null), long.MaxValue);
}
