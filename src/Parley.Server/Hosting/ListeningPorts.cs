using System.Net;
using System.Net.Sockets;

namespace Parley.Server.Hosting;

/// <summary>Asks for all addresses and ports before anything slow begins, so that a clash is told by the option's name.</summary>
internal static class ListeningPorts
{
    /// <exception cref="StartupException">A port is taken, an address is not ours, or they do not go together.</exception>
    public static void Require(ParleyOptions options)
    {
        RequireSense(options);
        Probe(options.Bind, options.Port, SocketType.Stream, ProtocolType.Tcp, "--port");
        foreach (var address in options.MediaAddresses)
        {
            foreach (var port in options.UdpPorts.Ports)
                Probe(address, port, SocketType.Dgram, ProtocolType.Udp, "--udp-port");
            Probe(address, options.TcpPort, SocketType.Stream, ProtocolType.Tcp, "--tcp-port");
        }
    }

    private static void RequireSense(ParleyOptions options)
    {
        var addresses = options.MediaAddresses;
        if (addresses.Count > 1 && addresses.FirstOrDefault(address => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) is { } all)
            throw new StartupException($"{all} stands for every address of this machine: leave out the other --media-address.");
        if (options.PublicAddress is { } outside
            && !addresses.Any(address => address.AddressFamily == outside.AddressFamily || address.Equals(IPAddress.IPv6Any)))
            throw new StartupException($"Media is received at {string.Join(", ", addresses)} only, for which {outside} cannot stand: choose --public-address or --media-address anew.");
    }

    private static void Probe(IPAddress address, int port, SocketType type, ProtocolType protocol, string option)
    {
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
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new StartupException($"{address} is no address of this machine: choose another one with --media-address or --bind.", fault);
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new StartupException($"Port {port} needs more rights than this user has: choose one above 1023 with {option}.", fault);
        }
    }
}
