using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Parley.WebRtc;

/// <summary>An ICE-TCP connection (RFC 6544): packets behind 16-bit lengths (RFC 4571).</summary>
internal sealed class TcpConnection : INetworkPath, IDisposable
{
    private const int LengthPrefix = 2;
    private const int LongestPacket = 2048;

    private readonly Socket _socket;

    // Drops when the peer reads too slowly: media that waits is worth nothing. About two seconds of one call.
    private readonly Channel<(byte[] Buffer, int Length)> _outgoing = Channel.CreateBounded<(byte[], int)>(
        new BoundedChannelOptions(128) { SingleReader = true });

    public TcpConnection(Socket socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        Remote = socket.RemoteEndPoint!.Serialize();
    }

    /// <summary>Whose connection it is; null before an authentic check came by it.</summary>
    public IPacketReceiver? Peer { get; private set; }

    /// <summary>Called with each <see cref="Vouch"/>. Set once, before it runs.</summary>
    public Action? Vouched { get; set; }

    public SocketAddress Remote { get; }

    public bool IsStream => true;

    public void Send(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > LongestPacket)
            return;
        var buffer = ArrayPool<byte>.Shared.Rent(LengthPrefix + packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)packet.Length);
        packet.CopyTo(buffer.AsSpan(LengthPrefix));
        if (!_outgoing.Writer.TryWrite((buffer, LengthPrefix + packet.Length)))
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>An authentic check came by it. Called by the peer while it takes the packet.</summary>
    public void Vouch(IPacketReceiver peer)
    {
        Peer = peer;
        Vouched?.Invoke();
    }

    /// <summary>Ends the connection once what waits was sent.</summary>
    public void Close() => _outgoing.Writer.TryComplete();

    /// <summary>Sends and receives until either side ends it or <paramref name="route"/> refuses a packet.</summary>
    /// <param name="route">The peer a packet is for; null ends the connection.</param>
    public async Task RunAsync(TcpRoute route, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(over.Token);
        try
        {
            await ReceiveAsync(route, over.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A lost connection is an ordinary end; ICE notices.
        }
        finally
        {
            _outgoing.Writer.TryComplete();
            await over.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
            _socket.Dispose();
        }
    }

    public void Dispose()
    {
        _outgoing.Writer.TryComplete();
        _socket.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (buffer, length) in _outgoing.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                for (var sent = 0; sent < length;)
                    sent += await _socket.SendAsync(buffer.AsMemory(sent, length - sent), cancellationToken).ConfigureAwait(false);
                ArrayPool<byte>.Shared.Return(buffer);
            }

            // Both ways: the receiver ends with it.
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // As in RunAsync; what waits to be sent is dropped.
            _outgoing.Writer.TryComplete();
        }
    }

    private async Task ReceiveAsync(TcpRoute route, CancellationToken cancellationToken)
    {
        var buffer = new byte[4 * LongestPacket];
        var filled = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (received == 0)
                return;
            filled += received;
            var taken = Deliver(buffer.AsSpan(0, filled), route);
            if (taken < 0)
                return;
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
        }
    }

    // How many bytes were whole packets; -1 to end the connection.
    private int Deliver(Span<byte> bytes, TcpRoute route)
    {
        var taken = 0;
        while (bytes.Length - taken >= LengthPrefix)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[taken..]);
            if (length > LongestPacket)
                return -1;
            if (bytes.Length - taken < LengthPrefix + length)
                break;
            var packet = bytes.Slice(taken + LengthPrefix, length);
            if (route(packet) is not { } peer)
                return -1;
            peer.OnPacket(this, packet);
            taken += LengthPrefix + length;
        }
        return taken;
    }
}
