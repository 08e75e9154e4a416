using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Calls;
using Parley.Cli.Calling;
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

    /// <summary>What all calls together may leave among the live objects beside the noise of half a megabyte: the buffers of one microphone in ten would be more.</summary>
    private const double LiveMegabytesLeft = 1.5;

    /// <summary>What all calls together may leave of the C library's heap, where codecs, engines and the database are: 12 kB a call would be more.</summary>
    private const double NativeMegabytesLeft = 3;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ShortCalls_Many_LeaveMemorySocketsAndThreadsFlat()
    {
        var calls = int.Parse(Environment.GetEnvironmentVariable("PARLEY_SOAK_CALLS") ?? "500", CultureInfo.InvariantCulture);
        await using var server = await ParleyProcess.StartAsync();
        using var clock = new MediaClock(NullLogger<MediaClock>.Instance);
        await using var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback] }, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();

        // Half a second: the gate, the decoder, the detector and the first words are at work, and no recogniser is kept busy for a minute.
        var said = (await CallerVoice.SpeakAsync("Where are you?", "clear", Cancelled)).Samples[..AudioFormat.Wideband.SamplesIn(TimeSpan.FromSeconds(0.5))];
        await CallManyAsync(calls / 2, said, server, endpoint, clock);
        var before = await ProcessFigures.IdleAsync(server, Cancelled);
        await CallManyAsync(calls - calls / 2, said, server, endpoint, clock);
        var after = await ProcessFigures.BackToAsync(before, server, Cancelled);

        var figures = $"{calls - calls / 2} calls: {before} -> {after}";
        TestContext.Current.SendDiagnosticMessage(figures);
        after.Codecs.ShouldBe(0, figures);
        after.Sockets.ShouldBeLessThanOrEqualTo(before.Sockets + 5, figures);
        after.Threads.ShouldBeLessThanOrEqualTo(before.Threads + 8, figures);
        (after.LiveMegabytes - before.LiveMegabytes).ShouldBeLessThan(LiveMegabytesLeft, figures);
        (after.NativeMegabytes - before.NativeMegabytes).ShouldBeLessThan(NativeMegabytesLeft, figures);
    }

    private static Task CallManyAsync(int calls, ReadOnlyMemory<short> said, ParleyProcess server, WebRtcEndpoint endpoint, MediaClock clock) => Parallel.ForEachAsync(
        Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancelled }, async (_, cancellationToken) =>
        {
            var ticket = await SessionApi.OpenAsync(server.Address, null, "test", cancellationToken);
            await using var client = await RoomClient.JoinAsync(
                new RoomClientOptions(ticket.Url, ticket.Token) { JoinLimit = TimeSpan.FromSeconds(60) }, endpoint, clock, TimeProvider.System, cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            var generation = client.Microphone!.Begin();
            await client.Microphone.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, said), limit.Token);
            await foreach (var notice in client.Notices.ReadAllAsync(limit.Token))
                if (notice is RoomNotice.AgentStateShown { State: AgentState.Speaking })
                    break;
            await client.Microphone.DrainAsync(generation, limit.Token);
        });
}
