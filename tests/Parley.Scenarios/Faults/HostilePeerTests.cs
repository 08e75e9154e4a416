using System.Net.WebSockets;
using Parley.Cli.Sessions;
using Parley.Scenarios.Hosting;
using Parley.Testing.Network;

namespace Parley.Scenarios.Faults;

/// <summary>Garbage, forgeries and replays on the media port, and nonsense on signalling, while somebody calls.</summary>
public sealed class HostilePeerTests(RunningParley parley) : IClassFixture<RunningParley>
{
    private const int Datagrams = 4000;

    private ParleyProcess Server => parley.Server;

    [Fact]
    public async Task Call_UnderGarbageAndReplays_IsAnswered()
    {
        await using var relay = new LossyRelay(Server.MediaPort, new LinkQuality(), seed: 1);
        await using var caller = await FaultyCaller.JoinAsync(Server, options => options with { Reroute = relay.Reroute });
        var talking = caller.TalkAsync("Where are you located?", "Which insurance plans do you accept?");

        await Task.WhenAll(AttackAsync(relay, talking), ShoutAtSignallingAsync());
        var report = await talking;

        report.Answered.ShouldBeTrue(Server.Output);
        report.Turns[0].Answer.ShouldContain("Maple Street", customMessage: $"heard: {report.Turns[0].Heard}");
        report.Turns[1].Heard.ShouldContain("insurance", Case.Insensitive);
        Server.Output.ShouldNotContain("fail:");
        (await caller.RecordAsync()).GetProperty("turns").GetInt32().ShouldBe(2);
    }

    /// <summary>From the caller's own addresses, in bursts over the call, so that it meets speech in both directions.</summary>
    private static async Task AttackAsync(LossyRelay relay, Task call)
    {
        var random = new Random(7);
        using var burst = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var sent = 0; sent < Datagrams && !call.IsCompleted; await burst.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < 40; i++, sent++)
                relay.Forge(Garbage(random));
            if (sent % 800 == 0)
                sent += relay.Replay();
        }
    }

    /// <summary>First bytes as STUN, DTLS, RTP and RTCP have them (RFC 7983), and any other.</summary>
    private static byte[] Garbage(Random random)
    {
        var datagram = new byte[random.Next(1, 1400)];
        random.NextBytes(datagram);
        datagram[0] = random.Next(4) switch { 0 => (byte)random.Next(4), 1 => (byte)random.Next(20, 64), 2 => (byte)random.Next(128, 192), _ => datagram[0] };
        return datagram;
    }

    private async Task ShoutAtSignallingAsync()
    {
        var random = new Random(9);
        foreach (var size in (int[])[1, 100, 5000, 700_000])
        {
            var ticket = await SessionApi.OpenAsync(Server.Address, null, "test", TestContext.Current.CancellationToken);
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", $"Bearer {ticket.Token}");
            await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Server.Address.Port}/rtc?protocol=15"), TestContext.Current.CancellationToken);
            var nonsense = new byte[size];
            random.NextBytes(nonsense);
            nonsense[0] = 0xff;
            await socket.SendAsync(nonsense, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
            (await IsClosedAsync(socket)).ShouldBeTrue($"{size} bytes of nonsense");
        }
    }

    /// <summary>Reads to the server's close; a reset is one too.</summary>
    private static async Task<bool> IsClosedAsync(ClientWebSocket socket)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        var buffer = new byte[65536];
        try
        {
            while ((await socket.ReceiveAsync(buffer, limit.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            return true;
        }
        catch (WebSocketException)
        {
            return true;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
