using System.Text.Json;
using Microsoft.Playwright;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;
using Parley.Testing.Network;

namespace Parley.Scenarios.Browser;

/// <summary>A person's signalling socket is gone for a while in the middle of the conversation, and the conversation is not.</summary>
[Collection(Alone.Name)]
public sealed class LostSocketTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 40_000 };

    [Fact]
    public async Task FiveSecondsWithoutASocket_InterruptNeitherTheCallerNorTheAgent()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var server = await ParleyProcess.StartAsync();
        await using var relay = TcpRelay.Start(server.Address);
        await using var browser = await CallerBrowser.OpenAsync(relay.Url, await MicrophoneAsync());
        var page = browser.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }).ClickAsync();
        await Assertions.Expect(Said(page, "agent", "8 a.m.")).ToBeVisibleAsync(Soon);

        relay.Shut();
        var outage = TcpRelay.StayShutAsync(Outage, TestContext.Current.CancellationToken);
        // Asked while nothing but media gets through. The page holds back what it is told meanwhile, so the server is asked whether it heard.
        await UntilHeardAsync(server, turn: 2);
        server.Output.ShouldContain("lost its signalling socket");
        server.Output.ShouldNotContain("resumed on a new socket");
        await outage;
        relay.Open();

        await Assertions.Expect(Said(page, "agent", "48 Maple Street")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(Said(page, "agent", "behind the building")).ToBeVisibleAsync(Soon);
        server.Output.ShouldContain("resumed on a new socket");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Recording and transcript of this call" })).ToBeVisibleAsync(Soon);
        (await CallersTurnsAsync(server)).ShouldBe([1, 2, 3]);
    }

    private static async Task UntilHeardAsync(ParleyProcess server, int turn)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        await foreach (var happened in server.EventsAsync(await CallAsync(server), limit.Token))
            if (happened.EventType == "said" && IsCallers(happened.Data.GetProperty("entry")) && TurnOf(happened.Data.GetProperty("entry")) == turn)
                return;
        Assert.Fail($"The call ended and nobody had heard turn {turn}.");
    }

    /// <summary>Those in the only call's transcript: a pause inside a question may part its utterance, not its turn.</summary>
    private static async Task<int[]> CallersTurnsAsync(ParleyProcess server) =>
    [
        .. (await server.GetAsync($"/v1/calls/{await CallAsync(server)}/transcript")).GetProperty("entries").EnumerateArray().Where(IsCallers).Select(TurnOf).Distinct(),
    ];

    private static async Task<string> CallAsync(ParleyProcess server) =>
        (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString()!;

    private static bool IsCallers(JsonElement entry) => entry.GetProperty("speaker").GetString() == "caller";

    private static int TurnOf(JsonElement entry) => entry.GetProperty("turn").GetInt32();

    /// <summary>A question before the outage, one in it, one after it.</summary>
    private static async Task<string> MicrophoneAsync()
    {
        var script = new SpokenScript().Silence(8);
        await script.SayAsync(Questions.Hours);
        script.Silence(10);
        await script.SayAsync(Questions.Address);
        script.Silence(20);
        await script.SayAsync(Questions.Parking);
        return script.Silence(25).Save();
    }

    /// <summary>A caption that is final: all of it was heard.</summary>
    private static ILocator Said(IPage page, string speaker, string words) => page.GetByRole(AriaRole.Log, new() { Name = "Captions" })
        .Locator($"li.{speaker}:not(.interim)").Filter(new() { HasText = words }).First;
}
