using Microsoft.Extensions.Hosting;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>Opens the media ports at start; at stop sends every participant away before the ports close.</summary>
internal sealed class RoomsHost(WebRtcEndpoint endpoint, RoomDirectory directory) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        endpoint.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => directory.StopAsync().WaitAsync(cancellationToken);
}
