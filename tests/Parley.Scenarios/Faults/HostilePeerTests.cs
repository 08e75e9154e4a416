using System.Net.WebSockets;
using Parley.Cli.Sessions;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;
using Parley.Testing.Network;

namespace Parley.Scenarios.Faults;

/// <summary>Garbage, forgeries and replays on the media port, and nonsense on signalling, while somebody calls.</summary>
public sealed class HostilePeerTests(RunningParley parley) : IClassFixture<RunningParley>
{
    /// <summary>4000 a second, of which a third reads as media: more than are opened of strangers.</summary>
    private const int DatagramsInABurst = 200;

    private const int BurstsBetweenReplays = 20;

    private static readonly TimeSpan BetweenBursts = TimeSpan.FromMilliseconds(50);

    private ParleyProcess Server => parley.Server;

    /// <summary>
    /// Unharmed is a call of whose audio nothing is missing, whatever a busy machine does to it: what comes late is its doing, and so is a word misheard
    /// now and then.
    /// </summary>
    [Fact]
    public async Task Call_UnderGarbageAndReplays_LosesNothingAndIsAnswered()
    {
        await using var relay = new LossyRelay(Server.MediaPort, new LinkQuality(), seed: 1);
        await using var caller = await FaultyCaller.JoinAsync(Server, options => options with { Reroute = relay.Reroute });
        var talking = caller.AskAsync((Questions.Address, "Maple Street"), (Questions.Hours, "From Monday"));

        await Task.WhenAll(AttackAsync(relay, talking), ShoutAtSignallingAsync());
        var report = await talking;

        var arrived = await MicrophoneFigures.OfAsync(Server);
        var heard = $"{string.Join(" | ", report.Turns.Select(turn => turn.Heard))}\n{arrived}\n{Server.Output}";
        arrived.Received.ShouldBeGreaterThan(100, heard);
        arrived.Missing.ShouldBe(0, heard);
        report.Answered.ShouldBeTrue(heard);
        report.Turns[0].Answer.ShouldContain("Maple Street", customMessage: heard);
        report.Turns[1].Answer.ShouldContain("From Monday", customMessage: heard);
        Server.Output.ShouldNotContain("fail:");
        (await caller.RecordAsync()).GetProperty("turns").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
    }

    /// <summary>From the caller's own addresses, in bursts until the call is over, so that it meets speech in both directions.</summary>
    private static async Task AttackAsync(LossyRelay relay, Task call)
    {
        var random = new Random(7);
        using var burst = new PeriodicTimer(BetweenBursts);
        for (var bursts = 1; !call.IsCompleted; bursts++)
        {
            for (var i = 0; i < DatagramsInABurst; i++)
                relay.Forge(Garbage(random));
            if (bursts % BurstsBetweenReplays == 0)
                relay.Replay();
            await burst.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>First bytes as STUN, DTLS, RTP and RTCP have them (RFC 7983), any other, and a whole RTP header (RFC 3550 section 5.1).</summary>
    private static byte[] Garbage(Random random)
    {
        var datagram = new byte[random.Next(1, 1400)];
        random.NextBytes(datagram);
        datagram[0] = random.Next(5) switch { 0 => (byte)random.Next(4), 1 => (byte)random.Next(20, 64), 2 => (byte)random.Next(128, 192), 3 => 0x80, _ => datagram[0] };
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
