using System.Net.Http.Json;
using System.Text.Json;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;
using Parley.Testing.Network;

namespace Parley.Scenarios.Peers;

/// <summary>The same conversation through LiveKit's Rust core: libwebrtc, two peer connections.</summary>
public sealed class RustCoreConversationTests
{
    [Fact]
    public async Task ThreeTurns_WithAnInterruption_AreAnswered()
    {
        Assert.SkipUnless(NodePeer.Available, "@livekit/rtc-node is not installed (./parley test installs it).");
        await using var server = await ParleyProcess.StartAsync();

        var report = await NodePeer.RunAsync(
            "converse.mjs", await TicketAsync(server),
            await TurnAsync(Questions.Hours), await TurnAsync(Questions.Insurance), await TurnAsync(Questions.Address),
            "--interrupt", "2000");

        report.GetProperty("latencies").EnumerateArray().ShouldAllBe(latency => latency.ValueKind == JsonValueKind.Number);
        Questions.Misheard([Questions.Hours, Questions.Insurance, Questions.Address], Said(report, "caller")).ShouldBeLessThanOrEqualTo(Questions.MostMisheard, report.GetRawText());
        // The first two answers are cut off by the next question: what was heard of them is all that is captioned.
        Said(report, "agent").ShouldContain(text => text.Contains("From Monday", StringComparison.Ordinal), report.GetRawText());
        Said(report, "agent").ShouldContain(text => text.Contains("Maple Street", StringComparison.Ordinal), report.GetRawText());

        var call = (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("user_id").GetString().ShouldBe("rust_core");
        call.GetProperty("interruptions").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }

    /// <summary>Its congestion control, concealment and retransmissions instead of ours, from its handshake on.</summary>
    [Fact]
    public async Task OneTurn_WithFivePercentLossAndReordering_IsUnderstoodAndAnswered()
    {
        Assert.SkipUnless(NodePeer.Available, "@livekit/rtc-node is not installed (./parley test installs it).");
        await using var server = await ParleyProcess.StartAsync();
        await using var relay = new LossyRelay(server.MediaPort, new LinkQuality(Loss: 0.05, Reordering: 0.05), seed: 1);
        // Its other way to the server leads nowhere, or it would take that one.
        await using var detour = new SignallingDetour(server.Address, (server.MediaPort, relay.Port), (server.MediaTcpPort, FreePorts.Tcp()));
        var ticket = await TicketAsync(server);
        ticket["PARLEY_URL"] = detour.Instead(ticket["PARLEY_URL"]!);

        var report = await NodePeer.RunAsync("converse.mjs", ticket, await TurnAsync(Questions.Address));

        Questions.Misheard([Questions.Address], Said(report, "caller")).ShouldBeLessThanOrEqualTo(Questions.MostMisheard, report.GetRawText());
        Said(report, "agent").ShouldContain(text => text.Contains("Maple Street", StringComparison.Ordinal), report.GetRawText());
        relay.Passed.ShouldBeGreaterThan(500);
        ((double)relay.Lost / (relay.Lost + relay.Passed)).ShouldBe(0.05, 0.03);
    }

    /// <summary>
    /// This core closes its peers as soon as one attempt to resume is refused, and joins anew with growing pauses: the call is held for it, and goes on
    /// where it was.
    /// </summary>
    [Fact]
    public async Task SocketGoneForFiveSeconds_AndAFullReconnect_LeaveOneConversation()
    {
        Assert.SkipUnless(NodePeer.Available, "@livekit/rtc-node is not installed (./parley test installs it).");
        await using var server = await ParleyProcess.StartAsync();
        await using var relay = TcpRelay.Start(server.Address);
        var ticket = await TicketAsync(server);
        ticket["PARLEY_URL"] = relay.Instead(ticket["PARLEY_URL"]!);
        var answered = new TaskCompletionSource();

        var running = NodePeer.RunAsync(
            "converse.mjs", ticket, _ => answered.TrySetResult(),
            await TurnAsync(Questions.Hours), await TurnAsync(Questions.Address), "--outage");
        await Task.WhenAny(answered.Task, running);
        relay.Shut();
        await TcpRelay.StayShutAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        relay.Open();
        var report = await running;

        Said(report, "agent").ShouldContain(text => text.Contains("From Monday", StringComparison.Ordinal), report.GetRawText());
        Said(report, "agent").ShouldContain(text => text.Contains("Maple Street", StringComparison.Ordinal), report.GetRawText());
        report.GetProperty("latencies").EnumerateArray().ShouldAllBe(latency => latency.ValueKind == JsonValueKind.Number);
        (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
    }

    private static async Task<Dictionary<string, string?>> TicketAsync(ParleyProcess server)
    {
        using var opened = await server.Http.PostAsJsonAsync("/v1/sessions", new { user_id = "rust_core" }, TestContext.Current.CancellationToken);
        var session = await opened.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return new() { ["PARLEY_URL"] = session.GetProperty("url").GetString(), ["PARLEY_TOKEN"] = session.GetProperty("token").GetString() };
    }

    private static async Task<string> TurnAsync(string text) => (await new SpokenScript().SayAsync(text)).Save();

    private static string[] Said(JsonElement report, string speaker) =>
    [
        .. report.GetProperty("said").EnumerateArray()
            .Where(entry => entry.GetProperty("speaker").GetString() == speaker)
            .Select(entry => entry.GetProperty("text").GetString()!),
    ];
}
