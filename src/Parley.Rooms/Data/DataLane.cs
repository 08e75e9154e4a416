using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>A client's two data channels, seen from us. What comes before they are open waits; lossy packets do not wait.</summary>
internal sealed class DataLane
{
    public const string ReliableLabel = "_reliable";
    public const string LossyLabel = "_lossy";

    /// <summary>Bytes that may wait for the reliable channel to open.</summary>
    private const int MaxWaiting = 1024 * 1024;

    /// <summary>Bytes a lossy channel may hold: more means a line that cannot keep up, and what waits would be stale when it gets through.</summary>
    private const int MaxLossyBuffered = 64 * 1024;

    private readonly Queue<ReadOnlyMemory<byte>> _waiting = new();
    private DataChannel? _reliable;
    private DataChannel? _lossy;
    private int _waitingBytes;

    /// <summary>The channels the server opens where it is the one who offers.</summary>
    public static void Open(PeerConnection peer)
    {
        peer.CreateDataChannel(ReliableLabel, new DataChannelOptions());
        peer.CreateDataChannel(LossyLabel, new DataChannelOptions(Ordered: false, MaxRetransmits: 0));
    }

    public void Adopt(DataChannel channel)
    {
        if (channel.Label == LossyLabel)
            _lossy = channel;
        if (channel.Label != ReliableLabel)
            return;
        _reliable = channel;
        while (_waiting.TryDequeue(out var message))
            channel.Send(message, isText: false, moreFollows: _waiting.Count > 0);
        _waitingBytes = 0;
    }

    /// <returns>False when the packet is lost: the client is not there, or too slow.</returns>
    public bool Send(RelayedPacket packet)
    {
        var channel = packet.Reliable ? _reliable : _lossy;
        if (channel is not null)
            return (packet.Reliable || channel.BufferedBytes <= MaxLossyBuffered) && channel.Send(packet.Bytes, isText: false, packet.MoreFollows);
        if (!packet.Reliable || _waitingBytes + packet.Bytes.Length > MaxWaiting)
            return false;
        _waiting.Enqueue(packet.Bytes);
        _waitingBytes += packet.Bytes.Length;
        return true;
    }
}
