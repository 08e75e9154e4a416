using System.Net;

namespace Parley.WebRtc;

/// <summary>Where media is received. A UDP port, or a few, and one TCP port serve every call of the process.</summary>
public sealed record WebRtcOptions
{
    /// <summary>Addresses to bind and to offer as host candidates; empty binds loopback only.</summary>
    public IReadOnlyList<IPAddress> ListenAddresses { get; init; } = [];

    /// <summary>Bound on each address; peers are spread over them, and each is told of one.</summary>
    public PortRange UdpPorts { get; init; } = PortRange.Any;

    /// <summary>ICE-TCP (RFC 6544, passive). Null turns it off; 0 lets the system choose.</summary>
    public int? TcpPort { get; init; }

    /// <summary>Offered in candidates in place of the bound addresses of its family, for hosts behind a static NAT.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>
    /// Gives each peer's own port a thread, so that nothing stands between its packets and their stamps: for measuring. Ports that peers share have
    /// one anyway.
    /// </summary>
    internal bool ReceivesOnThreads { get; init; }

    /// <summary>Whether peers are told of the UDP ports. Without them a peer that connects has done so over ICE-TCP: for tests.</summary>
    internal bool OffersUdp { get; init; } = true;

    /// <summary>What both ends of a handshake may choose from, in order of preference: a test leaves one, so that it is the one in use.</summary>
    internal IReadOnlyList<SrtpProfile> SrtpProfiles { get; init; } = DtlsPolicy.SrtpProfiles;
}
