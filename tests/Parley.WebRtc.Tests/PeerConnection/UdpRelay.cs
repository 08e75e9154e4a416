using System.Net;
using System.Net.Sockets;

namespace Parley.WebRtc.Tests;

/// <summary>A NAT and a bad line in one: relays datagrams between one client and a server, losing some, and can change its own address.</summary>
internal sealed class UdpRelay : IAsyncDisposable
{
    private readonly Socket _front = NewSocket();
    private readonly IPEndPoint _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _tasks = [];
    private readonly Random _random = new(5);
    private volatile Socket _back = NewSocket();
    private volatile IPEndPoint? _client;

    public UdpRelay(IPEndPoint server)
    {
        _server = server;
        _tasks.Add(FrontAsync());
        _tasks.Add(BackAsync(_back));
    }

    public int Port => ((IPEndPoint)_front.LocalEndPoint!).Port;

    /// <summary>0 to 1, each way.</summary>
    public double Loss { get; set; }

    public bool IsBlocked { get; set; }

    /// <summary>What the server gets for a datagram of the client, in this order.</summary>
    public Func<byte[], IEnumerable<byte[]>> Reshape { get; init; } = datagram => [datagram];

    /// <summary>Points the answer's candidate at this relay.</summary>
    public string Redirect(string answer) => answer.Replace($" {_server.Port} typ host", $" {Port} typ host", StringComparison.Ordinal);

    /// <summary>From now on the server sees another source address.</summary>
    public void Rebind()
    {
        _back = NewSocket();
        _tasks.Add(BackAsync(_back));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
        _front.Dispose();
        _back.Dispose();
    }

    private static Socket NewSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private bool IsLost()
    {
        lock (_random)
            return IsBlocked || _random.NextDouble() < Loss;
    }

    private Task FrontAsync() => PumpAsync(_front, (packet, from) =>
    {
        _client = from;
        return ToServerAsync(packet.ToArray());
    });

    private async ValueTask<int> ToServerAsync(byte[] datagram)
    {
        foreach (var arriving in Reshape(datagram))
            await _back.SendToAsync(arriving, SocketFlags.None, _server, _stop.Token);
        return datagram.Length;
    }

    private Task BackAsync(Socket back) => PumpAsync(back, (packet, _) => back == _back && _client is { } client
        ? _front.SendToAsync(packet, SocketFlags.None, client, _stop.Token)
        : ValueTask.FromResult(0));

    private async Task PumpAsync(Socket socket, Func<ReadOnlyMemory<byte>, IPEndPoint, ValueTask<int>> pass)
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                if (!IsLost())
                    await pass(buffer.AsMemory(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
