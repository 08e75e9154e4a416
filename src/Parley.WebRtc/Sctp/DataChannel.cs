namespace Parley.WebRtc;

/// <summary>An SCTP data channel (RFC 8831). Members are thread-safe.</summary>
public sealed class DataChannel
{
    private static readonly byte[] EmptyStandIn = [0];

    private readonly DataChannelTransport _transport;
    private volatile DataChannelState _state;

    internal DataChannel(string label, DataChannelOptions options, DataChannelTransport transport) =>
        (Label, Options, _transport) = (label, options, transport);

    public string Label { get; }

    public DataChannelOptions Options { get; }

    public bool IsOpen => _state == DataChannelState.Open;

    /// <summary>Bytes queued and not yet acknowledged; owners hold back when it grows.</summary>
    public long BufferedBytes => Stream.BufferedBytes;

    /// <summary>Called on the peer's loop with each whole message (text or binary as flagged); the memory is the receiver's to keep.</summary>
    public Action<ReadOnlyMemory<byte>, bool>? MessageReceived { get; set; }

    internal OutboundStream Stream { get; } = new();

    internal DataChannelState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Whether the peer's side of the stream has been reset, or ours: with both its number is free again.</summary>
    internal bool IsIncomingReset { get; set; }

    internal bool IsOutgoingReset { get; set; }

    /// <summary>Queues a message; false when the channel is closed, the message is larger than the peer takes, or too much is queued.</summary>
    /// <param name="message">Copied.</param>
    /// <param name="isText">UTF-8, not binary.</param>
    public bool Send(ReadOnlySpan<byte> message, bool isText) => Send(message.ToArray().AsMemory(), isText, moreFollows: false);

    /// <summary>As the other, without a copy.</summary>
    /// <param name="message">Not changed any more.</param>
    /// <param name="isText">UTF-8, not binary.</param>
    /// <param name="moreFollows">
    /// Another is sent at once, without this flag: it may wait for that one and share its packet. Whether it does depends on what else there is to send.
    /// </param>
    public bool Send(ReadOnlyMemory<byte> message, bool isText, bool moreFollows)
    {
        if (!IsOpen || message.Length > _transport.LargestOutgoingMessage)
            return false;
        // SCTP carries no empty messages: one byte stands in, and the PPID says so (RFC 8831, section 6.6).
        var queued = message.IsEmpty
            ? Stream.TryEnqueue(Wrap(isText ? Ppid.EmptyText : Ppid.EmptyBinary, EmptyStandIn), SctpLimits.SendBuffer)
            : Stream.TryEnqueue(Wrap(isText ? Ppid.Text : Ppid.Binary, message), SctpLimits.SendBuffer);
        // Also when this one found no room: those before it may wait for it.
        if (!moreFollows)
            _transport.RequestAdvance();
        return queued;
    }

    internal void Receive(SctpMessage message)
    {
        switch (message.Ppid)
        {
            case Ppid.Text or Ppid.Binary:
                MessageReceived?.Invoke(message.Bytes, message.Ppid == Ppid.Text);
                break;
            case Ppid.EmptyText or Ppid.EmptyBinary:
                MessageReceived?.Invoke(ReadOnlyMemory<byte>.Empty, message.Ppid == Ppid.EmptyText);
                break;
        }
    }

    private OutboundMessage Wrap(uint ppid, ReadOnlyMemory<byte> bytes) => new(
        Stream, ppid, bytes, !Options.Ordered, Options.MaxRetransmits, _transport.Now + Options.MaxLifetime);
}
