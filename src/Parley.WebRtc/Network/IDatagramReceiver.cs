using System.Net;

namespace Parley.WebRtc;

/// <summary>Takes datagrams on the socket's thread; neither the packet nor the address may be kept.</summary>
internal interface IDatagramReceiver
{
    void OnDatagram(UdpPort port, SocketAddress from, Span<byte> packet);
}
