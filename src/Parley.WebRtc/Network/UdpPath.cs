using System.Net;

namespace Parley.WebRtc;

/// <param name="remote">Kept; must not change.</param>
internal sealed class UdpPath(UdpPort port, SocketAddress remote) : INetworkPath
{
    public UdpPort Port => port;

    public SocketAddress Remote => remote;

    public bool IsStream => false;

    public void Send(ReadOnlySpan<byte> packet) => port.Send(packet, remote);

    /// <summary>A copy that stays as it is when the socket reuses its own.</summary>
    public static SocketAddress Keep(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }
}
