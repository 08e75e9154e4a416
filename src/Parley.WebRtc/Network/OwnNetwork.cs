using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>
/// Sockets of a single peer, as browsers have them: a client may hold many connections to one server, which tells them apart by address.
/// </summary>
internal sealed class OwnNetwork : IPeerNetwork, IDatagramReceiver
{
    private const int MostPaths = 64;

    private readonly IPacketReceiver _peer;
    private readonly List<UdpPort> _ports = [];
    private readonly ConcurrentDictionary<(UdpPort, SocketAddress), UdpPath> _paths = new();
    private readonly ConcurrentDictionary<TcpConnection, Task> _connections = new();
    private readonly CancellationTokenSource _stop = new();

    public OwnNetwork(IEnumerable<IPAddress> addresses, IPacketReceiver peer, bool onThreads, ILogger logger)
    {
        _peer = peer;
        foreach (var address in addresses)
            _ports.Add(new UdpPort(new IPEndPoint(address, 0), this, logger));
        foreach (var port in _ports)
            if (onThreads)
                port.StartThread();
            else
                port.StartOnPool();
    }

    public IEnumerable<IceCandidate> HostCandidates => _ports.SelectMany(
        (port, index) => HostAddresses.Of(port.Local.Address).Select(address => HostAddresses.Udp(address, port.Local.Port, index)));

    public void Listen(string ufrag) { }

    public void Forget(string ufrag) { }

    public void Learn(INetworkPath path)
    {
        if (path is UdpPath udp && _paths.Count < MostPaths)
            _paths.TryAdd((udp.Port, udp.Remote), udp);
    }

    public IEnumerable<INetworkPath> UdpPathsTo(IPEndPoint remote)
    {
        foreach (var port in _ports)
            if (port.Local.AddressFamily == remote.AddressFamily)
                yield return PathTo(port, remote.Serialize());
            else if (port.IsDualMode)
                yield return PathTo(port, new IPEndPoint(remote.Address.MapToIPv6(), remote.Port).Serialize());
    }

    public async Task<INetworkPath?> ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        var socket = new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(remote, cancellationToken).ConfigureAwait(false);
            var connection = new TcpConnection(socket);
            _connections[connection] = connection.RunAsync(_ => _peer, _stop.Token);
            return connection;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
    }

    public void OnDatagram(UdpPort port, SocketAddress from, Span<byte> packet)
    {
        if (_paths.TryGetValue((port, from), out var path))
            _peer.OnPacket(path, packet);
        else if (StunMessage.LooksLikeStun(packet))
            _peer.OnPacket(new UdpPath(port, UdpPath.Keep(from)), packet);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var port in _ports)
            await port.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        _stop.Dispose();
    }

    private UdpPath PathTo(UdpPort port, SocketAddress remote) =>
        _paths.GetOrAdd((port, remote), static key => new UdpPath(key.Item1, key.Item2));
}
