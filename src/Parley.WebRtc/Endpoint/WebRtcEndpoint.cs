using System.Net;
using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>
/// The process's place on the network: one UDP socket and one TCP listener shared by all peers, demultiplexed by ICE ufrag and then by
/// address, and one ECDSA P-256 DTLS certificate.
/// </summary>
public sealed class WebRtcEndpoint : IAsyncDisposable
{
    public WebRtcEndpoint(WebRtcOptions options, TimeProvider clock, ILoggerFactory loggers) => throw new NotImplementedException();

    /// <summary>What was bound, with the real port numbers.</summary>
    public IPEndPoint LocalUdp => throw new NotImplementedException();

    /// <exception cref="System.Net.Sockets.SocketException">The port is in use or the address is not ours.</exception>
    public void Start() => throw new NotImplementedException();

    /// <param name="role">Servers answer as ICE-lite; our own client is the controlling full agent.</param>
    /// <param name="observer">Told what happens; see <see cref="IPeerObserver"/> for threads.</param>
    /// <param name="name">For the log.</param>
    public PeerConnection CreatePeer(IceRole role, IPeerObserver observer, string name) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
