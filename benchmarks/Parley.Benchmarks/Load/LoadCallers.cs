using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.WebRtc;

namespace Parley.Benchmarks.Load;

/// <summary>The generator's callers: one endpoint and one clock for all of them.</summary>
internal sealed class LoadCallers : IAsyncDisposable
{
    private const int LeaveAtOnce = 16;

    private readonly MediaClock _clock = new(NullLogger<MediaClock>.Instance);
    private readonly WebRtcEndpoint _endpoint = new(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback], ReceivesOnThreads = true }, TimeProvider.System, NullLoggerFactory.Instance);
    private readonly List<RoomClient> _clients = [];
    private readonly List<PlayoutMeter> _meters = [];
    private readonly List<string> _callIds = [];

    public IReadOnlyList<string> CallIds => _callIds;

    /// <summary>Joins one after the other, as calls come in life.</summary>
    public static async Task<LoadCallers> JoinAsync(Uri server, int count, EncodedSpeech speech, CancellationToken cancellationToken)
    {
        var callers = new LoadCallers();
        callers._endpoint.Start();
        for (var number = 0; number < count; number++)
        {
            var ticket = await SessionApi.OpenAsync(server, agent: null, "bench", cancellationToken);
            var meter = new PlayoutMeter(TimeProvider.System);
            var start = number * 37;
            var options = new RoomClientOptions(ticket.Url, ticket.Token)
            {
                Source = sender => new LoopedMicrophone(sender, speech, start),
                Sink = meter,
                JoinLimit = TimeSpan.FromSeconds(30),
            };
            callers._clients.Add(await RoomClient.JoinAsync(options, callers._endpoint, callers._clock, TimeProvider.System, cancellationToken));
            callers._meters.Add(meter);
            callers._callIds.Add(ticket.SessionId);
        }

        return callers;
    }

    public void Start() => _meters.ForEach(meter => meter.Start());

    public PacketGap[] Stop() => [.. _meters.SelectMany(meter => meter.Stop())];

    public async ValueTask DisposeAsync()
    {
        var leaving = new ParallelOptions { MaxDegreeOfParallelism = LeaveAtOnce };
        await Parallel.ForEachAsync(_clients, leaving, (client, _) => client.DisposeAsync());
        await _endpoint.DisposeAsync();
        _clock.Dispose();
    }
}
