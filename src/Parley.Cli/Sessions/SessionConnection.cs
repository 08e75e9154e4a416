using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Media;
using Parley.Rooms;
using Parley.WebRtc;

namespace Parley.Cli.Sessions;

/// <summary>The room of an opened session as this terminal has joined it, with the clock and the sockets that it needs. Disposing leaves the room.</summary>
internal sealed class SessionConnection : IAsyncDisposable
{
    private readonly MediaClock _clock;
    private readonly WebRtcEndpoint _endpoint;

    private SessionConnection(MediaClock clock, WebRtcEndpoint endpoint, RoomClient client) => (_clock, _endpoint, Client) = (clock, endpoint, client);

    public RoomClient Client { get; }

    /// <exception cref="RoomRefusedException">The server does not let this terminal in.</exception>
    public static async Task<SessionConnection> JoinAsync(SessionTicket ticket, bool microphone, CancellationToken cancellationToken)
    {
        var clock = new MediaClock(NullLogger<MediaClock>.Instance);
        var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [LocalAddress(ticket.Url)] }, TimeProvider.System, NullLoggerFactory.Instance);
        try
        {
            endpoint.Start();
            var client = await RoomClient.JoinAsync(new RoomClientOptions(ticket.Url, ticket.Token, microphone), endpoint, clock, TimeProvider.System, cancellationToken);
            return new SessionConnection(clock, endpoint, client);
        }
        catch
        {
            await endpoint.DisposeAsync();
            clock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _endpoint.DisposeAsync();
        _clock.Dispose();
    }

    /// <summary>A loopback server is called from loopback; any other from all our addresses.</summary>
    private static IPAddress LocalAddress(Uri server) => server.IsLoopback ? IPAddress.Loopback : IPAddress.Any;
}
