using System.Net.Http.Json;
using System.Text.Json;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;

namespace Parley.Scenarios.Peers;

/// <summary>The same conversation through LiveKit's Rust core: libwebrtc, two peer connections.</summary>
public sealed class RustCoreConversationTests
{
    [Fact]
    public async Task ThreeTurns_WithAnInterruption_AreAnswered()
    {
        Assert.SkipUnless(NodePeer.Available, "@livekit/rtc-node is not installed (./parley test installs it).");
        await using var server = await ParleyProcess.StartAsync();
        using var opened = await server.Http.PostAsJsonAsync("/v1/sessions", new { user_id = "rust_core" }, TestContext.Current.CancellationToken);
        var session = await opened.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string?>
        {
            ["PARLEY_URL"] = session.GetProperty("url").GetString(),
            ["PARLEY_TOKEN"] = session.GetProperty("token").GetString(),
        };

        var report = await NodePeer.RunAsync(
            "converse.mjs", environment,
            await TurnAsync("What are your opening hours on Monday?"),
            await TurnAsync("Which insurance plans do you accept?"),
            await TurnAsync("Where are you located?"),
            "--interrupt", "2000");

        report.GetProperty("latencies").EnumerateArray().ShouldAllBe(latency => latency.ValueKind == JsonValueKind.Number);
        Said(report, "caller").ShouldContain(text => text.Contains("insurance", StringComparison.OrdinalIgnoreCase));
        // The first two answers are cut off by the next question: what was heard of them is all that is captioned.
        Said(report, "agent").ShouldContain(text => text.Contains("From Monday", StringComparison.Ordinal));
        Said(report, "agent").ShouldContain(text => text.Contains("Maple Street", StringComparison.Ordinal));

        var call = (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("user_id").GetString().ShouldBe("rust_core");
        call.GetProperty("interruptions").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }

    private static async Task<string> TurnAsync(string text) => (await new SpokenScript().SayAsync(text)).Save();

    private static string[] Said(JsonElement report, string speaker) =>
    [
        .. report.GetProperty("said").EnumerateArray()
            .Where(entry => entry.GetProperty("speaker").GetString() == speaker)
            .Select(entry => entry.GetProperty("text").GetString()!),
    ];
}
