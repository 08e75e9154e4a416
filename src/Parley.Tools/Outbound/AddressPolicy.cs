using System.Net;
using System.Net.Sockets;

namespace Parley.Tools.Outbound;

/// <summary>
/// Which addresses are on the public internet, by the registries of special-purpose addresses (RFC 6890 as IANA keeps it,
/// https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry). What is not known to be public is not.
/// </summary>
internal static class AddressPolicy
{
    private static readonly IPNetwork[] NotPublic4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /// <summary>Global unicast (RFC 4291 section 2.4); all else is not handed out.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: protocol assignments with Teredo and ORCHID, documentation, 6to4, whose inner addresses could lead anywhere.</summary>
    private static readonly IPNetwork[] NotPublic6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /// <summary>Translated to IPv4 on the way (RFC 6052): as public as the address within.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !NotPublic4.Any(network => network.Contains(address));
        if (Translated.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(address) && !NotPublic6.Any(network => network.Contains(address));
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
