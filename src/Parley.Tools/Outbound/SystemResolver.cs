using System.Net;

namespace Parley.Tools.Outbound;

/// <summary>As the machine resolves. Numbers in any spelling an old resolver takes (<c>2130706433</c>, <c>0177.0.0.1</c>) are read as it reads them.</summary>
internal sealed class SystemResolver : IHostResolver
{
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken);
}
