using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Parley.WebRtc;

/// <summary>Host candidates (RFC 8445 section 5.1.1.1) of bound addresses.</summary>
internal static class HostAddresses
{
    private const uint UdpTypePreference = 126;

    // RFC 6544 section 4.2: below UDP, and passive has a direction preference of 4.
    private const uint TcpTypePreference = 90;
    private const uint PassivePreference = 4;

    /// <summary>The address itself, or, for the any-address, those of all interfaces that are up.</summary>
    public static IReadOnlyList<IPAddress> Of(IPAddress bound)
    {
        if (!bound.Equals(IPAddress.Any) && !bound.Equals(IPAddress.IPv6Any))
            return [bound];
        var found = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => !address.IsIPv6LinkLocal
                && (address.AddressFamily == AddressFamily.InterNetwork || bound.Equals(IPAddress.IPv6Any)))
            .Distinct()
            .ToList();
        // Loopback helps callers on this very machine when nothing else is there to reach us by.
        var reachable = found.Where(address => !IPAddress.IsLoopback(address)).ToList();
        return reachable.Count > 0 ? reachable : found;
    }

    public static IceCandidate Udp(IPAddress address, int port, int rank) =>
        IceCandidate.Host($"u{rank}", 1, "udp", Priority(UdpTypePreference, 65535 - (uint)rank), address, port);

    public static IceCandidate TcpPassive(IPAddress address, int port, int rank) => IceCandidate.Host(
        $"t{rank}", 1, "tcp", Priority(TcpTypePreference, (PassivePreference << 13) + 8191 - (uint)rank), address, port, "passive");

    private static uint Priority(uint typePreference, uint localPreference) => (typePreference << 24) + (localPreference << 8) + 255;
}
