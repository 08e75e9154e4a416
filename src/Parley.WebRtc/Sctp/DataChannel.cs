namespace Parley.WebRtc;

/// <summary>An SCTP data channel (RFC 8831). Members are thread-safe.</summary>
public sealed class DataChannel
{
    internal DataChannel(string label, DataChannelOptions options) => (Label, Options) = (label, options);

    public string Label { get; }

    public DataChannelOptions Options { get; }

    public bool IsOpen => throw new NotImplementedException();

    /// <summary>Bytes queued and not yet acknowledged; owners hold back when it grows.</summary>
    public long BufferedBytes => throw new NotImplementedException();

    /// <summary>Called on the peer's loop with each whole message (text or binary as flagged); the memory is the receiver's to keep.</summary>
    public Action<ReadOnlyMemory<byte>, bool>? MessageReceived { get; set; }

    /// <summary>Queues a message; false when the channel is closed, the message is larger than the peer takes, or too much is queued.</summary>
    public bool Send(ReadOnlySpan<byte> message, bool isText) => throw new NotImplementedException();
}
