using System.Net;

namespace Parley.WebRtc.Tests;

internal sealed class FakePath(int port) : INetworkPath
{
    public List<byte[]> Sent { get; } = [];

    public SocketAddress Remote { get; } = new IPEndPoint(IPAddress.Loopback, port).Serialize();

    public bool IsStream => false;

    public void Send(ReadOnlySpan<byte> packet) => Sent.Add(packet.ToArray());
}
