using System.Net;
using System.Net.Sockets;

namespace Parley.Server.Hosting;

/// <summary>Asks for the media ports before anything slow begins, so that a clash is told by the option's name.</summary>
internal static class MediaPorts
{
    /// <exception cref="StartupException">One is taken.</exception>
    public static void Require(ParleyOptions options)
    {
        Probe(options.Bind, options.UdpPort, SocketType.Dgram, ProtocolType.Udp, "--udp-port");
        Probe(options.Bind, options.TcpPort, SocketType.Stream, ProtocolType.Tcp, "--tcp-port");
    }

    private static void Probe(IPAddress address, int port, SocketType type, ProtocolType protocol, string option)
    {
        if (port == 0)
            return;
        using var socket = new Socket(address.AddressFamily, type, protocol);
        try
        {
            // As servers bind: a connection of the last run that is still winding down does not count as a clash.
            if (type == SocketType.Stream)
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, port));
            if (type == SocketType.Stream)
                socket.Listen();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartupException(StartupFaults.PortInUse(port, option), fault);
        }
    }
}
