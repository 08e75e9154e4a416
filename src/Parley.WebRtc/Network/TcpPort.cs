using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parley.WebRtc;

/// <summary>Listens for ICE-TCP (RFC 6544, passive). A connection must open with a check for one of our peers.</summary>
internal sealed class TcpPort : IAsyncDisposable
{
    private const int MostConnections = 4096;
    private const int Backlog = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PeerRoutes _routes;
    private readonly TimeProvider _clock;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpConnection, Task> _connections = new();
    private Task _accepting = Task.CompletedTask;

    /// <exception cref="SocketException">The port is in use or the address is not ours.</exception>
    public TcpPort(IPEndPoint local, PeerRoutes routes, TimeProvider clock)
    {
        (_routes, _clock) = (routes, clock);
        _listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local.Address.Equals(IPAddress.IPv6Any))
                _listener.DualMode = true;
            _listener.Bind(local);
            _listener.Listen(Backlog);
            Local = (IPEndPoint)_listener.LocalEndPoint!;
        }
        catch
        {
            _listener.Dispose();
            throw;
        }
    }

    public IPEndPoint Local { get; }

    public int Connections => _connections.Count;

    public void Start() => _accepting = AcceptAsync(_stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptAsync(cancellationToken).ConfigureAwait(false);
                if (_connections.Count >= MostConnections)
                    socket.Dispose();
                else
                    Track(socket);
            }
            catch (SocketException)
            {
                // The caller gave up, or descriptors ran out: the next one may fare better.
                await Task.Yield();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Track(Socket socket)
    {
        var connection = new TcpConnection(socket);
        var start = new TaskCompletionSource();
        // Entered before it runs, so that its own end finds the entry to remove.
        _connections[connection] = RunAsync(connection, start.Task);
        start.SetResult();
    }

    private async Task RunAsync(TcpConnection connection, Task start)
    {
        await start.ConfigureAwait(false);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var patience = _clock.CreateTimer(_ => over.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        IPacketReceiver? peer = null;
        await connection.RunAsync(Route, over.Token).ConfigureAwait(false);
        // Awaited before the source it cancels goes away.
        await patience.DisposeAsync().ConfigureAwait(false);
        _connections.TryRemove(connection, out _);

        IPacketReceiver? Route(ReadOnlySpan<byte> packet)
        {
            if (peer is not null && !StunMessage.LooksLikeStun(packet))
                return peer;
            if (StunMessage.TryParse(packet, out var message) && _routes.FindByUfrag(message) is { } found)
            {
                peer = found;
                patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
            return peer;
        }
    }
}
