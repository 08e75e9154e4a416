using Microsoft.Extensions.Logging.Abstractions;
using Parley.Media;
using Parley.Testing.Network;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

/// <summary>The signalling connection dies without a word, as a phone's does that changes networks: nobody closes, nothing comes.</summary>
public sealed class SilentLineTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NotInThisTest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly MediaClock _clock = new(NullLogger<MediaClock>.Instance);
    private readonly WebRtcEndpoint _endpoint = new(new WebRtcOptions(), TimeProvider.System, NullLoggerFactory.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _endpoint.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        _clock.Dispose();
    }

    [Fact]
    public async Task Server_WhoseClientFellSilent_CountsItAsInterrupted()
    {
        await using var host = await RoomsTestHost.StartAsync(RoomsTestHost.Options with { PingInterval = Soon, PingTimeout = Soon * 2 });
        await using var relay = TcpRelay.Start(host.Url);
        await using var client = await JoinAsync(host, relay, NotInThisTest);
        (await IsInterruptedAsync(host)).ShouldBeFalse();

        relay.Swallow();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await IsInterruptedAsync(host))
            await tick.WaitForNextTickAsync(limit.Token);
    }

    [Fact]
    public async Task Client_WhoseServerFellSilent_IsToldThatTheConnectionIsLost()
    {
        await using var host = await RoomsTestHost.StartAsync(RoomsTestHost.Options with { PingInterval = TimeSpan.FromMinutes(1), PingTimeout = NotInThisTest });
        await using var relay = TcpRelay.Start(host.Url);
        await using var client = await JoinAsync(host, relay, Soon);

        relay.Swallow();

        (await client.Notices.ReadAllAsync(Cancel).LastAsync(Cancel).AsTask().WaitAsync(Patience, Cancel)).ShouldBeOfType<RoomNotice.ConnectionLost>();
    }

    private static Task<bool> IsInterruptedAsync(RoomsTestHost host)
    {
        var room = host.Directory.Find("clinic")!;
        return room.Mailbox.AskAsync(() => room.Find("ana")!.Interrupted, Cancel);
    }

    private Task<RoomClient> JoinAsync(RoomsTestHost host, TcpRelay relay, TimeSpan pingTimeout) => RoomClient.JoinAsync(
        new RoomClientOptions(relay.Url, host.TokenFor("ana", "clinic"), Microphone: false)
        {
            PingInterval = Soon, PingTimeout = pingTimeout, JoinLimit = TimeSpan.FromMinutes(1),
        },
        _endpoint, _clock, TimeProvider.System, Cancel);
}
