using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Calls;
using Parley.Rooms.Protocol;
using Parley.Tenancy;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

public sealed class EndingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WithAClientThere_SendsItAwayAndDoesNotWaitForIt()
    {
        // The web server would wait for open sockets as long as this: only we can end the wait.
        var host = await RoomsTestHost.StartAsync(configure: services =>
            services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan));
        using var client = await SignalClient.ConnectAsync(host, host.TokenFor("ana", "clinic"));
        await client.ReceiveAsync(Response.Offer);

        // The client does not read, so it does not answer the goodbye either. Its seconds of grace pass; a wait for it would never end.
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2), Cancel);

        (await client.ReceiveAsync(Response.Leave)).Leave.Reason.ShouldBe(DisconnectReason.ServerShutdown);
    }

    [Fact]
    public async Task HangUp_ForWhateverReason_IsToldToTheClient()
    {
        await using var host = await RoomsTestHost.StartAsync();
        await using var seat = await host.Agents.SeatAsync(
            new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);
        using var client = await SignalClient.ConnectAsync(host, host.TokenFor("ana", "clinic"));
        await client.ReceiveAsync(Response.Offer);

        await seat.HangUpAsync(HangUpReason.CallerLeft, Cancel);

        (await client.ReceiveAsync(Response.Leave)).Leave.Action.ShouldBe(LeaveRequest.Types.Action.Disconnect);
    }

    [Fact]
    public async Task Calls_ManyAndShort_LeaveNothingBehind()
    {
        await using var host = await RoomsTestHost.StartAsync(RoomsTestHost.Options with { DepartureTimeout = TimeSpan.Zero });
        for (var call = 0; call < 50; call++)
        {
            var seat = await host.Agents.SeatAsync(
                new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId($"call_{call}"), $"room-{call}", "Assistant", "ana"), Cancel);
            using var client = await SignalClient.ConnectAsync(host, host.TokenFor("ana", $"room-{call}"));
            await client.ReceiveAsync(Response.Offer);
            await client.SendAsync(new SignalRequest { Leave = new LeaveRequest() });
            await client.DrainAsync();
            await seat.DisposeAsync();
        }

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (host.Directory.All.Count > 0)
            await tick.WaitForNextTickAsync(Cancel);
        host.Directory.Environment.MediaClock.Subscribers.ShouldBe(0);
    }
}
