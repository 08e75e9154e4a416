using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>
/// The process's place on the network: UDP sockets and TCP listeners shared by all peers, demultiplexed by ICE ufrag and then by
/// address, and one ECDSA P-256 DTLS certificate. Controlling peers (our own clients) have sockets of their own, as browsers do.
/// </summary>
public sealed class WebRtcEndpoint : IAsyncDisposable
{
    private readonly WebRtcOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly PeerRoutes _routes = new();
    private readonly List<UdpPort> _udp = [];
    private readonly List<TcpPort> _tcp = [];
    private readonly List<IReadOnlyList<IceCandidate>> _offers = [];
    private readonly ConcurrentDictionary<PeerConnection, bool> _peers = new();
    private readonly EndpointServices _services;
    private int _isDisposed;

    public WebRtcEndpoint(WebRtcOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        (_options, _time) = (options, clock);
        _logger = loggers.CreateLogger<WebRtcEndpoint>();
        var steady = new SteadyClock(clock);
        _services = new EndpointServices(
            steady,
            new PeerTicker(steady),
            new DtlsHandshake(DtlsCertificate.Create(clock.GetUtcNow()), options.SrtpProfiles),
            OpenNetwork,
            loggers.CreateLogger<PeerConnection>());
    }

    /// <summary>What was bound first, with the real port number.</summary>
    /// <exception cref="InvalidOperationException">Not started.</exception>
    public IPEndPoint LocalUdp => _udp.Count > 0 ? _udp[0].Local : throw new InvalidOperationException("The endpoint is not started.");

    /// <summary>The ports that were bound, which are real numbers where any free one was asked for.</summary>
    /// <exception cref="InvalidOperationException">Not started.</exception>
    public PortRange UdpPorts => new(LocalUdp.Port, _udp[^1].Local.Port);

    /// <summary>What was bound; null when ICE-TCP is off.</summary>
    public IPEndPoint? LocalTcp => _tcp.Count > 0 ? _tcp[0].Local : null;

    /// <summary>Peers that are not disposed.</summary>
    public int PeerCount => _peers.Count;

    /// <summary>Local username fragments that lead to a peer.</summary>
    internal int RouteCount => _routes.Count;

    private IReadOnlyList<IPAddress> Addresses => _options.ListenAddresses.Count > 0 ? _options.ListenAddresses : [IPAddress.Loopback];

    /// <exception cref="System.Net.Sockets.SocketException">The port is in use or the address is not ours.</exception>
    public void Start()
    {
        foreach (var number in _options.UdpPorts.Ports)
            foreach (var address in Addresses)
                _udp.Add(new UdpPort(new IPEndPoint(address, number), _routes, _logger));
        if (_options.TcpPort is { } tcp)
            foreach (var address in Addresses)
                _tcp.Add(new TcpPort(new IPEndPoint(address, tcp), _routes, _time, _logger));
        foreach (var ports in _udp.Chunk(Addresses.Count))
            _offers.Add(CandidatesOf(_options.OffersUdp ? ports : []));
        _udp.ForEach(port => port.StartThread());
        _tcp.ForEach(port => port.Start());
    }

    /// <param name="role">Servers answer as ICE-lite; our own client is the controlling full agent.</param>
    /// <param name="observer">Told what happens; see <see cref="IPeerObserver"/> for threads.</param>
    /// <param name="name">For the log.</param>
    public PeerConnection CreatePeer(IceRole role, IPeerObserver observer, string name)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        var peer = new PeerConnection(role, _services, observer, name, closed => _peers.TryRemove(closed, out _));
        _peers[peer] = true;
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        foreach (var peer in _peers.Keys)
            await peer.DisposeAsync().ConfigureAwait(false);
        foreach (var port in _tcp)
            await port.DisposeAsync().ConfigureAwait(false);
        foreach (var port in _udp)
            await port.DisposeAsync().ConfigureAwait(false);
        await _services.Ticker.DisposeAsync().ConfigureAwait(false);
        _services.Handshake.Dispose();
    }

    /// <summary>What one peer is told: one of the UDP ports on each address, and TCP.</summary>
    private List<IceCandidate> CandidatesOf(IEnumerable<UdpPort> ports)
    {
        var candidates = new List<IceCandidate>();
        foreach (var local in Offered(ports.Select(port => port.Local)))
            candidates.Add(HostAddresses.Udp(local.Address, local.Port, candidates.Count));
        foreach (var local in Offered(_tcp.Select(port => port.Local)))
            candidates.Add(HostAddresses.TcpPassive(local.Address, local.Port, candidates.Count));
        return candidates;
    }

    private IEnumerable<IPEndPoint> Offered(IEnumerable<IPEndPoint> bound) => bound
        .SelectMany(local => HostAddresses.Of(local.Address).Select(address => new IPEndPoint(Outside(address), local.Port)))
        .Distinct();

    private IPAddress Outside(IPAddress address) =>
        _options.PublicAddress is { } outside && outside.AddressFamily == address.AddressFamily ? outside : address;

    // By chance rather than in turn: a participant's two peers would always fall on the same two of an even number of ports.
    private IPeerNetwork OpenNetwork(IceRole role, IPacketReceiver peer) => role == IceRole.Lite
        ? new SharedNetwork(_routes, _offers[Random.Shared.Next(_offers.Count)], peer)
        : new OwnNetwork(Addresses, peer, _options.ReceivesOnThreads, _logger);
}
