using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Calls;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.Scenarios.Hosting;
using Parley.WebRtc;

namespace Parley.Scenarios.Faults;

/// <summary>Many short calls against one server leave nothing behind. <c>PARLEY_SOAK_CALLS</c> sets how many.</summary>
[Collection(Alone.Name)]
public sealed class SoakTests
{
    private const int AtOnce = 10;

    /// <summary>What a call may leave among the live objects; its encoder's buffers alone would be more.</summary>
    private const double LiveMegabytesLeft = 0.01;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ShortCalls_Many_LeaveMemorySocketsAndThreadsFlat()
    {
        var calls = int.Parse(Environment.GetEnvironmentVariable("PARLEY_SOAK_CALLS") ?? "500", CultureInfo.InvariantCulture);
        await using var server = await ParleyProcess.StartAsync();
        using var clock = new MediaClock(NullLogger<MediaClock>.Instance);
        await using var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback] }, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();

        await CallManyAsync(calls / 2, server, endpoint, clock);
        var before = await ProcessFigures.IdleAsync(server, Cancelled);
        await CallManyAsync(calls - calls / 2, server, endpoint, clock);
        var after = await ProcessFigures.BackToAsync(before, server, Cancelled);

        var figures = $"{calls - calls / 2} calls: {before} -> {after}";
        TestContext.Current.SendDiagnosticMessage(figures);
        after.Sockets.ShouldBeLessThanOrEqualTo(before.Sockets + 5, figures);
        after.Threads.ShouldBeLessThanOrEqualTo(before.Threads + 8, figures);
        (after.LiveMegabytes - before.LiveMegabytes).ShouldBeLessThan(1 + LiveMegabytesLeft * calls / 2, figures);
        (after.ResidentMegabytes - before.ResidentMegabytes).ShouldBeLessThan(20 + 0.1 * calls, figures);
    }

    private static Task CallManyAsync(int calls, ParleyProcess server, WebRtcEndpoint endpoint, MediaClock clock) => Parallel.ForEachAsync(
        Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancelled }, async (_, cancellationToken) =>
        {
            var ticket = await SessionApi.OpenAsync(server.Address, null, "test", cancellationToken);
            await using var client = await RoomClient.JoinAsync(
                new RoomClientOptions(ticket.Url, ticket.Token) { JoinLimit = TimeSpan.FromSeconds(60) }, endpoint, clock, TimeProvider.System, cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            await foreach (var notice in client.Notices.ReadAllAsync(limit.Token))
                if (notice is RoomNotice.AgentStateShown { State: AgentState.Speaking })
                    break;
        });
}
