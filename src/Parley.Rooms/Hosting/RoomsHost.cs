using Microsoft.Extensions.Hosting;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// Opens the media ports at start. At stop it sends every participant away before anything else stops: the web server would wait for
/// open signalling sockets until its patience ends. Who wants a last word in its calls says it in a <c>StoppingAsync</c> of its own,
/// registered later than the rooms and so called earlier.
/// </summary>
internal sealed class RoomsHost(WebRtcEndpoint endpoint, RoomDirectory directory) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        endpoint.Start();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => directory.StopAsync().WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
