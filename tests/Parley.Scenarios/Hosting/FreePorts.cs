using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parley.Scenarios.Hosting;

/// <summary>
/// Ports that were free a moment ago on loopback. None is told twice: two servers may be starting at once, and neither listens yet when the
/// other one asks.
/// </summary>
internal static class FreePorts
{
    private static readonly ConcurrentDictionary<int, byte> Told = new();

    public static int Tcp() => Fresh(() =>
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    });

    public static int Udp() => Fresh(() =>
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    });

    private static int Fresh(Func<int> find)
    {
        while (true)
            if (find() is var port && Told.TryAdd(port, 0))
                return port;
    }
}
