using System.Net;
using System.Net.NetworkInformation;

namespace Parley.Server.Hosting;

/// <summary>Reads what <c>--media-address</c> takes: an address, or the name of an interface for all addresses it has.</summary>
internal static class MediaAddress
{
    /// <returns>Empty when it is neither, or the interface has no address that callers could use.</returns>
    public static IReadOnlyList<IPAddress> Parse(string text) => IPAddress.TryParse(text, out var address) ? [address] : OfInterface(text);

    // Link-local addresses mean something only together with an interface of the caller's.
    private static IReadOnlyList<IPAddress> OfInterface(string name) =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => string.Equals(card.Name, name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => !address.IsIPv6LinkLocal),
    ];
}
