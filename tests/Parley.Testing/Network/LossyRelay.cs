using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parley.Testing.Network;

/// <summary>
/// A bad network between clients and one UDP port on loopback. Each client address gets a socket of its own towards the server, as behind a
/// NAT. Both directions lose, delay and reorder by seed; datagrams can be put in as if they came from a client.
/// </summary>
public sealed class LossyRelay : IAsyncDisposable
{
    private const int MostKept = 2000;

    private readonly IPEndPoint _server;
    private readonly Socket _front = Bound();
    private readonly LinkDirection _up;
    private readonly LinkDirection _down;
    private readonly DelayLine _late = new(TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<IPEndPoint, Socket> _upstream = new();
    private readonly ConcurrentDictionary<Task, bool> _work = new();
    private readonly ConcurrentQueue<(Socket By, byte[] Datagram)> _sent = new();

    public LossyRelay(int serverPort, LinkQuality quality, int seed)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _up = new LinkDirection(quality, seed, TimeProvider.System);
        _down = new LinkDirection(quality, seed + 1, TimeProvider.System);
        Track(FromClientsAsync());
    }

    /// <summary>Where clients send to.</summary>
    public int Port => ((IPEndPoint)_front.LocalEndPoint!).Port;

    /// <summary>What is not to pass, beside what bad luck takes, in either direction.</summary>
    public Predicate<byte[]> Drops { get; set; } = _ => false;

    public long Lost => _up.Lost + _down.Lost;

    public long Passed => _up.Passed + _down.Passed;

    /// <summary>Leads a session description or candidate of the server here and strikes out its TCP candidates.</summary>
    public string Reroute(string description) => string.Join("\r\n", description.Split("\r\n")
        .Where(line => !(line.Contains("candidate:", StringComparison.Ordinal) && line.Contains(" tcp ", StringComparison.OrdinalIgnoreCase)))
        .Select(line => line.Replace($" {_server.Address} {_server.Port} ", $" {_server.Address} {Port} ", StringComparison.Ordinal)));

    /// <summary>Sends again what the clients sent last, each from the address it came from.</summary>
    /// <returns>How many datagrams that were.</returns>
    public int Replay()
    {
        var again = _sent.ToArray();
        foreach (var (by, datagram) in again)
            by.SendTo(datagram, _server);
        return again.Length;
    }

    /// <summary>Sends a datagram from the address of every client.</summary>
    public void Forge(ReadOnlySpan<byte> datagram)
    {
        foreach (var by in _upstream.Values)
            by.SendTo(datagram, _server);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_work.Keys);
        await _late.DisposeAsync();
        _front.Dispose();
        foreach (var socket in _upstream.Values)
            socket.Dispose();
        _stop.Dispose();
    }

    private static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private Task FromClientsAsync() => ReceiveAsync(_front, (datagram, client) =>
    {
        var upstream = _upstream.GetOrAdd(client, Open);
        _sent.Enqueue((upstream, datagram));
        if (_sent.Count > MostKept)
            _sent.TryDequeue(out _);
        Pass(_up, upstream, datagram, _server);
    });

    /// <summary>Only the one loop of the front socket comes here.</summary>
    private Socket Open(IPEndPoint client)
    {
        var socket = Bound();
        Track(ReceiveAsync(socket, (datagram, _) => Pass(_down, _front, datagram, client)));
        return socket;
    }

    private async Task ReceiveAsync(Socket socket, Action<byte[], IPEndPoint> take)
    {
        var buffer = new byte[2048];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var got = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                take(buffer[..got.ReceivedBytes], (IPEndPoint)got.RemoteEndPoint);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The end, or a port that is closed by now: datagrams to nobody are lost.
            }
        }
    }

    private void Pass(LinkDirection direction, Socket socket, byte[] datagram, IPEndPoint to)
    {
        // Through the line even without delay: nothing may overtake what waits there.
        if (!Drops(datagram) && direction.Next() is { } delay)
            _late.After(delay, () => Send(socket, datagram, to));
    }

    private static void Send(Socket socket, byte[] datagram, IPEndPoint to)
    {
        try
        {
            socket.SendTo(datagram, to);
        }
        catch (SocketException)
        {
            // A port that is closed by now: datagrams to nobody are lost.
        }
    }

    private void Track(Task work)
    {
        _work.TryAdd(work, true);
        work.ContinueWith(done => _work.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
