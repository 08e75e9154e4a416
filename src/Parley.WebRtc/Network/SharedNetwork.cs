using System.Net;

namespace Parley.WebRtc;

/// <summary>A peer's share of the process's ports, and its connections, which end with it. It never starts anything: servers are ICE-lite.</summary>
internal sealed class SharedNetwork(PeerRoutes routes, IReadOnlyList<IceCandidate> candidates, IPacketReceiver peer) : IPeerNetwork
{
    /// <summary>A browser has a handful of addresses; the oldest give way.</summary>
    private const int MostPaths = 16;

    private readonly Lock _lock = new();
    private readonly List<string> _ufrags = [];
    private readonly List<UdpPath> _paths = [];
    private readonly List<TcpConnection> _connections = [];
    private bool _disposed;

    public IEnumerable<IceCandidate> HostCandidates => candidates;

    public void Listen(string ufrag)
    {
        lock (_lock)
            _ufrags.Add(ufrag);
        routes.Add(ufrag, peer);
    }

    public void Forget(string ufrag)
    {
        lock (_lock)
            _ufrags.Remove(ufrag);
        routes.Remove(ufrag);
    }

    public void Learn(INetworkPath path)
    {
        if (path is TcpConnection connection)
            Own(connection);
        if (path is not UdpPath udp)
            return;
        lock (_lock)
        {
            if (_paths.Contains(udp))
                return;
            _paths.Add(udp);
            if (_paths.Count > MostPaths)
            {
                routes.Remove(_paths[0], peer);
                _paths.RemoveAt(0);
            }
        }
        routes.Add(udp, peer);
    }

    public IEnumerable<INetworkPath> UdpPathsTo(IPEndPoint remote) => [];

    public Task<INetworkPath?> ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken) => Task.FromResult<INetworkPath?>(null);

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            foreach (var ufrag in _ufrags)
                routes.Remove(ufrag);
            foreach (var path in _paths)
                routes.Remove(path, peer);
            foreach (var connection in _connections)
                connection.Close();
            _ufrags.Clear();
            _paths.Clear();
            _connections.Clear();
            _disposed = true;
        }
        return ValueTask.CompletedTask;
    }

    private void Own(TcpConnection connection)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                connection.Close();
                return;
            }
            connection.Vouch(peer);
            if (_connections.Contains(connection))
                return;
            _connections.Add(connection);
            if (_connections.Count > MostPaths)
            {
                _connections[0].Close();
                _connections.RemoveAt(0);
            }
        }
    }
}
