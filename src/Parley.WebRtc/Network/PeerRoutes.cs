using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Parley.WebRtc;

/// <summary>
/// Finds the peer a packet belongs to: checks by the username's local fragment, all else by the address a check of that peer came from
/// and the port it came to, as a NAT may give two peers the same address towards different ports.
/// </summary>
internal sealed class PeerRoutes : IDatagramReceiver
{
    private const int LongestUfrag = 256;

    private readonly ConcurrentDictionary<string, IPacketReceiver> _byUfrag = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IPacketReceiver>.AlternateLookup<ReadOnlySpan<char>> _byUfragSpan;
    private readonly ConcurrentDictionary<(UdpPort Port, SocketAddress Remote), Route> _byAddress = new();

    public PeerRoutes() => _byUfragSpan = _byUfrag.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _byUfrag.Count;

    public void Add(string ufrag, IPacketReceiver peer) => _byUfrag[ufrag] = peer;

    public void Remove(string ufrag) => _byUfrag.TryRemove(ufrag, out _);

    public void Add(UdpPath path, IPacketReceiver peer) => _byAddress[(path.Port, path.Remote)] = new Route(path, peer);

    /// <summary>Unless the address meanwhile belongs to another peer.</summary>
    public void Remove(UdpPath path, IPacketReceiver peer)
    {
        if (_byAddress.TryGetValue((path.Port, path.Remote), out var route) && route.Peer == peer)
            _byAddress.TryRemove(new KeyValuePair<(UdpPort, SocketAddress), Route>((path.Port, path.Remote), route));
    }

    /// <summary>The peer that a binding request names; null for anything else and for strangers.</summary>
    public IPacketReceiver? FindByUfrag(in StunMessage message)
    {
        if (!message.TryGet(StunType.Username, out var username))
            return null;
        var colon = username.IndexOf((byte)':');
        if (colon is <= 0 or > LongestUfrag)
            return null;
        Span<char> ufrag = stackalloc char[colon];
        Encoding.Latin1.GetChars(username[..colon], ufrag);
        return _byUfragSpan.TryGetValue(ufrag, out var peer) ? peer : null;
    }

    public void OnDatagram(UdpPort port, SocketAddress from, Span<byte> packet)
    {
        _byAddress.TryGetValue((port, from), out var route);
        if (!StunMessage.LooksLikeStun(packet))
        {
            route?.Peer.OnPacket(route.Path, packet);
            return;
        }
        if (!StunMessage.TryParse(packet, out var message) || FindByUfrag(message) is not { } peer)
            return;
        var path = route?.Peer == peer ? route.Path : new UdpPath(port, UdpPath.Keep(from));
        peer.OnPacket(path, packet);
    }

    private sealed record Route(UdpPath Path, IPacketReceiver Peer);
}
