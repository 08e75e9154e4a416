using System.Net;

namespace Parley.WebRtc;

/// <summary>What sockets one peer may use.</summary>
internal interface IPeerNetwork : IAsyncDisposable
{
    /// <summary>Our host candidates for the session description.</summary>
    IEnumerable<IceCandidate> HostCandidates { get; }

    /// <summary>Routes checks for this local username fragment to the peer.</summary>
    void Listen(string ufrag);

    void Forget(string ufrag);

    /// <summary>Routes everything from this path's remote address to the peer. Only for paths that an authenticated check came by.</summary>
    void Learn(INetworkPath path);

    /// <summary>A path from each socket that can reach this address.</summary>
    IEnumerable<INetworkPath> UdpPathsTo(IPEndPoint remote);

    /// <summary>An active TCP connection (RFC 6544), or null when it is refused or not supported.</summary>
    Task<INetworkPath?> ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken);
}
