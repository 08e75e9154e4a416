using System.Text.Json;
using Microsoft.Playwright;
using Parley.Media;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;

namespace Parley.Scenarios.Browser;

/// <summary>A person opens the page and talks: Chromium, LiveKit's own client, a WAV file for a microphone, the whole server.</summary>
[Collection(Alone.Name)]
public sealed class SpokenConversationTests
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 30_000 };

    private static readonly string[] Lines = [Questions.Hours, Questions.FirstVisit, Questions.Address];

    [Fact]
    public async Task ThreeTurns_WithAnInterruption_AreHeardAnsweredAndRecorded()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        var script = new SpokenScript().Silence(8);
        await script.SayAsync(Lines[0]);
        script.Silence(9);
        await script.SayAsync(Lines[1]);
        script.Silence(2.6);
        await script.SayAsync(Lines[2]);
        script.Silence(20);

        await using var server = await ParleyProcess.StartAsync();
        await using var browser = await CallerBrowser.OpenAsync(server.Address, script.Save());
        var page = browser.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Listening", new() { Timeout = 20_000 });

        var captions = page.GetByRole(AriaRole.Log, new() { Name = "Captions" });
        await Assertions.Expect(captions).ToContainTextAsync("8 a.m.", Soon);
        // A caption is final once its last word was heard: hanging up before leaves "We are at 48 Maple" in the transcript, and rightly so.
        await Assertions.Expect(captions.Locator("li.agent:not(.interim)").Filter(new() { HasText = "48 Maple Street" }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "3", Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Questions.Misheard(Lines, await captions.Locator("li.caller:not(.interim) .words").AllInnerTextsAsync()).ShouldBeLessThanOrEqualTo(Questions.MostMisheard);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Recording and transcript of this call" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Transcript" })).ToContainTextAsync("48 Maple Street", Soon);
        await Assertions.Expect(page.Locator("audio[controls]")).ToHaveCountAsync(1);

        await CheckRecordsAsync(server);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }

    private static async Task CheckRecordsAsync(ParleyProcess server)
    {
        var call = (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("status").GetString().ShouldBe("ended");
        call.GetProperty("interruptions").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
        var id = call.GetProperty("id").GetString();

        var entries = (await server.GetAsync($"/v1/calls/{id}/transcript")).GetProperty("entries").EnumerateArray().ToArray();
        // A pause inside a question may part its utterance, not its turn.
        entries.Where(entry => entry.GetProperty("speaker").GetString() == "caller").Select(entry => entry.GetProperty("turn").GetInt32()).Distinct().Count()
            .ShouldBe(3, string.Join(" | ", Said(entries, "caller")));
        Questions.Misheard(Lines, Said(entries, "caller")).ShouldBeLessThanOrEqualTo(Questions.MostMisheard, string.Join(" | ", Said(entries, "caller")));
        Said(entries, "agent").ShouldContain(text => text.Contains("8 a.m.", StringComparison.Ordinal), "the hours were answered from the facts");
        Said(entries, "agent").ShouldContain(text => text.Contains("48 Maple Street", StringComparison.Ordinal), "the address was answered from the facts");
        entries.Count(entry => entry.GetProperty("interrupted").GetBoolean()).ShouldBeGreaterThanOrEqualTo(1);

        var latencies = (await server.GetAsync($"/v1/calls/{id}")).GetProperty("latencies").EnumerateArray().ToArray();
        latencies.Length.ShouldBeGreaterThanOrEqualTo(3);
        latencies.ShouldContain(turn => turn.GetProperty("voice_to_voice_ms").ValueKind == JsonValueKind.Number);

        using var recording = new MemoryStream(await server.Http.GetByteArrayAsync($"/v1/calls/{id}/recording", TestContext.Current.CancellationToken));
        var wav = WavFile.Read(recording);
        wav.Format.Channels.ShouldBe(2);
        wav.Duration.ShouldBeGreaterThan(TimeSpan.FromSeconds(20));
        Channel(wav, 0).Peak.ShouldBeGreaterThan(-20, "the caller is on the left");
        Channel(wav, 1).Peak.ShouldBeGreaterThan(-20, "the agent is on the right");
    }

    private static string[] Said(JsonElement[] entries, string speaker) =>
        [.. entries.Where(entry => entry.GetProperty("speaker").GetString() == speaker).Select(entry => entry.GetProperty("text").GetString()!)];

    private static AudioLevel Channel(WavFile wav, int channel) =>
        AudioLevel.Measure(wav.Samples.Where((_, index) => index % 2 == channel).ToArray());
}
