using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parley.Testing.Network;

/// <summary>Stands between a client and the server's HTTP port, and can cut what runs through it.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private volatile Uri _target;
    private readonly Func<Stream, Stream, Task> _back;
    private readonly Task _running;
    private volatile bool _shut;
    private volatile bool _swallows;

    private TcpRelay(Uri target, Func<Stream, Stream, Task>? back)
    {
        (_target, _back) = (target, back ?? CarryAsync);
        _listener.Start();
        _running = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <param name="target">The server.</param>
    /// <param name="back">Carries what the server sends, from the first to the second; as it is where not given.</param>
    public static TcpRelay Start(Uri target, Func<Stream, Stream, Task>? back = null) => new(target, back);

    /// <summary>Where to connect to instead of <paramref name="url"/>.</summary>
    public string Instead(string url) => new UriBuilder(url) { Host = Url.Host, Port = Url.Port }.ToString();

    /// <summary>Resets every connection and lets no new one through.</summary>
    public void Shut()
    {
        _shut = true;
        Cut();
    }

    public void Open() => _shut = false;

    /// <summary>Nobody gets through for so long, by the wall clock: on either side are peers that live by it, and how long they are patient is what is asked.</summary>
    public static Task StayShutAsync(TimeSpan outage, CancellationToken cancellationToken) => Task.Delay(outage, TimeProvider.System, cancellationToken);

    /// <summary>New connections go there, as to a server that was started anew.</summary>
    public void LeadTo(Uri target) => _target = target;

    /// <summary>Takes everything from both sides and passes nothing on: to either, the other just falls silent.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>Resets every connection; new ones are let through.</summary>
    public void Cut()
    {
        while (_connections.TryTake(out var connection))
        {
            // Null where the connection has ended by itself.
            connection.Client?.Close(0);
            connection.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _running;
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                if (_shut)
                    near.Client.Close(0);
                else
                    relays.Add(RelayAsync(near));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        var far = new TcpClient();
        _connections.Add(near);
        _connections.Add(far);
        try
        {
            await far.ConnectAsync(_target.Host, _target.Port);
            await Task.WhenAll(UntilEndAsync(CarryAsync(near.GetStream(), far.GetStream()), far), UntilEndAsync(_back(far.GetStream(), near.GetStream()), near));
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }

    /// <summary>What one side ends, the other learns has ended: a browser keeps no dead connection for its next request.</summary>
    private static async Task UntilEndAsync(Task carrying, TcpClient to)
    {
        await carrying;
        to.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task CarryAsync(Stream from, Stream to)
    {
        var bytes = new byte[16 * 1024];
        while (await from.ReadAsync(bytes) is > 0 and var count)
            if (!_swallows)
                await to.WriteAsync(bytes.AsMemory(0, count));
    }
}
