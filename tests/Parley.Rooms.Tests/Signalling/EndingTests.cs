using System.Diagnostics;
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
        var host = await RoomsTestHost.StartAsync();
        using var client = await SignalClient.ConnectAsync(host, host.TokenFor("ana", "clinic"));
        await client.ReceiveAsync(Response.Offer);

        var began = Stopwatch.GetTimestamp();
        await host.DisposeAsync();

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(15));
        (await client.ReceiveAsync(Response.Leave)).Leave.Reason.ShouldBe(DisconnectReason.ServerShutdown);
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

        while (host.Directory.All.Count > 0)
            await Task.Yield();
        host.Directory.Environment.MediaClock.Subscribers.ShouldBe(0);
    }
}
