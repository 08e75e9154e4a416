using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>What all peers of an endpoint share.</summary>
/// <param name="OpenNetwork">Gives a new peer its sockets.</param>
internal sealed record EndpointServices(
    SteadyClock Clock,
    PeerTicker Ticker,
    DtlsHandshake Handshake,
    Func<IceRole, IPacketReceiver, IPeerNetwork> OpenNetwork,
    ILogger Logger);
