using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Parley.Media;

namespace Parley.WebRtc;

/// <summary>A bound UDP socket and its receive loop, which allocates nothing per packet.</summary>
internal sealed partial class UdpPort : IAsyncDisposable
{
    /// <summary>About a second of 100 calls: bursts must not be lost while the thread waits for a core.</summary>
    private const int BufferBytes = 4 * 1024 * 1024;

    private const int LongestDatagram = 2048;

    private readonly Socket _socket;
    private readonly IDatagramReceiver _receiver;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;
    private Task _loop = Task.CompletedTask;

    /// <exception cref="SocketException">The port is in use or the address is not ours.</exception>
    public UdpPort(IPEndPoint local, IDatagramReceiver receiver, ILogger logger)
    {
        (_receiver, _logger) = (receiver, logger);
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            IsDualMode = local.Address.Equals(IPAddress.IPv6Any);
            if (IsDualMode)
                _socket.DualMode = true;
            _socket.ReceiveBufferSize = BufferBytes;
            _socket.SendBufferSize = BufferBytes;
            IgnorePortUnreachable(_socket);
            _socket.Bind(local);
            Local = (IPEndPoint)_socket.LocalEndPoint!;
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public IPEndPoint Local { get; }

    public bool IsDualMode { get; }

    /// <summary>Receives on a thread of its own: for a port that all peers share.</summary>
    public void StartThread()
    {
        _thread = new Thread(ReceiveOnThread) { IsBackground = true, Name = $"UDP {Local}" };
        _thread.Start();
    }

    /// <summary>Receives on the pool: for ports of single peers, which must not cost a thread each.</summary>
    public void StartOnPool() => _loop = ReceiveAsync(_stop.Token);

    public void Send(ReadOnlySpan<byte> packet, SocketAddress remote)
    {
        try
        {
            _socket.SendTo(packet, SocketFlags.None, remote);
        }
        catch (SocketException)
        {
            // Unreachable, or no buffers: a datagram may be lost, and ICE notices when all are.
        }
        catch (ObjectDisposedException)
        {
            // A peer may say something while the endpoint goes away.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        _thread?.Join(TimeSpan.FromSeconds(5));
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void ReceiveOnThread()
    {
        // What is forwarded leaves on this thread, and what is not is stamped on it with the time it came.
        PreferredThread.ForPackets();
        var buffer = GC.AllocateArray<byte>(LongestDatagram, pinned: true);
        var from = new SocketAddress(_socket.AddressFamily);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                from.Size = from.Buffer.Length;
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, from);
                Deliver(from, buffer.AsSpan(0, length));
            }
            catch (SocketException exception)
            {
                ReceiveFailed(exception);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = GC.AllocateArray<byte>(LongestDatagram, pinned: true);
        var from = new SocketAddress(_socket.AddressFamily);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                from.Size = from.Buffer.Length;
                var length = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, from, cancellationToken).ConfigureAwait(false);
                Deliver(from, buffer.AsSpan(0, length));
            }
            catch (SocketException exception)
            {
                ReceiveFailed(exception);
            }
            catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Deliver(SocketAddress from, Span<byte> packet)
    {
        try
        {
            _receiver.OnDatagram(this, from, packet);
        }
        catch (Exception exception)
        {
            // One peer's packet must not end the loop that all peers live on.
            LogPacketFailed(exception);
        }
    }

    private void ReceiveFailed(SocketException exception)
    {
        if (!_stop.IsCancellationRequested)
            LogReceiveFailed(exception.SocketErrorCode);
    }

    // Windows reports a peer's closed port as an error of the next receive.
    private static void IgnorePortUnreachable(Socket socket)
    {
        const int udpConnectionReset = unchecked((int)0x9800000C);
        if (OperatingSystem.IsWindows())
            socket.IOControl(udpConnectionReset, [0], null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A packet could not be handled")]
    private partial void LogPacketFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Receiving failed: {Error}")]
    private partial void LogReceiveFailed(SocketError error);
}
