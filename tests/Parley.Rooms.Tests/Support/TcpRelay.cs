using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parley.Rooms.Tests;

/// <summary>Stands between a client and the server's HTTP port, and can cut what runs through it.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly Uri _target;
    private readonly Task _running;
    private volatile bool _shut;

    private TcpRelay(Uri target)
    {
        _target = target;
        _listener.Start();
        _running = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public static TcpRelay Start(Uri target) => new(target);

    /// <summary>Resets every connection and lets no new one through.</summary>
    public void Shut()
    {
        _shut = true;
        Cut();
    }

    public void Open() => _shut = false;

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
            await Task.WhenAll(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
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
}
