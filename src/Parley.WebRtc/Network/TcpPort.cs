using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>
/// Listens for ICE-TCP (RFC 6544, passive). A connection must open with a check for one of our peers, which owns it from its first authentic check
/// on; one of which no such check comes for a while is closed.
/// </summary>
internal sealed class TcpPort : IAsyncDisposable
{
    private const int MostConnections = 4096;
    private const int Backlog = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Peers check that they are still wanted every few seconds (RFC 7675).</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly PeerRoutes _routes;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpConnection, Task> _connections = new();
    private Task _accepting = Task.CompletedTask;

    /// <exception cref="SocketException">The port is in use or the address is not ours.</exception>
    public TcpPort(IPEndPoint local, PeerRoutes routes, TimeProvider clock, ILogger logger)
    {
        (_routes, _clock, _logger) = (routes, clock, logger);
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

    public void Start() => _accepting = new AcceptLoop(_listener.AcceptAsync, Take, _clock, _logger).RunAsync(_stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Take(Socket socket)
    {
        if (_connections.Count >= MostConnections)
            socket.Dispose();
        else
            Track(socket);
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
        connection.Vouched = () => patience.Change(Idle, Timeout.InfiniteTimeSpan);
        await connection.RunAsync(Route, over.Token).ConfigureAwait(false);
        // Awaited before the source it cancels goes away.
        await patience.DisposeAsync().ConfigureAwait(false);
        _connections.TryRemove(connection, out _);

        // A username fragment is no secret: what is not a check has no way before one was authentic.
        IPacketReceiver? Route(ReadOnlySpan<byte> packet) =>
            connection.Peer ?? (StunMessage.TryParse(packet, out var message) ? _routes.FindByUfrag(message) : null);
    }
}
