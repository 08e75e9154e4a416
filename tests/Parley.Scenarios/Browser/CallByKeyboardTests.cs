using Microsoft.Playwright;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;

namespace Parley.Scenarios.Browser;

/// <summary>
/// A spoken call and its records without a mouse, with axe looking on at every stage. What was understood is the matter of other tests: here
/// any answer will do.
/// </summary>
[Collection(Alone.Name)]
public sealed class CallByKeyboardTests
{
    /// <summary>The loudest that the bar of the microphone was ever drawn, 0 to 1.</summary>
    private const string WatchLevel = """
        () => {
          window.loudest = 0
          const look = () => {
            const drawn = /scaleX\(([\d.]+)\)/.exec(document.querySelector('.meter > div')?.style.transform ?? '')
            if (drawn) window.loudest = Math.max(window.loudest, Number(drawn[1]))
            requestAnimationFrame(look)
          }
          look()
        }
        """;

    [Fact]
    public async Task SpokenCall_WithItsRecords_NeedsNoMouseAndPassesAxe()
    {
        Assert.SkipUnless(CallerBrowser.Available && Accessibility.Available, "Chromium or axe-core is not installed (./parley test installs both).");
        var script = new SpokenScript().Silence(7);
        await script.SayAsync("Do you have parking?");
        script.Silence(30);
        await using var server = await ParleyProcess.StartAsync();
        await using var browser = await CallerBrowser.OpenAsync(server.Address, script.Save());

        await TalkAsync(browser.Page);
        await OpenFromTheListAsync(browser.Page);
        await PlayAsync(browser.Page);
    }

    private static async Task TalkAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.EvaluateAsync(WatchLevel);
        await Accessibility.TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hang up" })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "1", Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Log, new() { Name = "Captions" }).Locator("li.caller")).Not.ToHaveCountAsync(0);
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty("a live call with captions and delays");
        (await page.EvaluateAsync<double>("() => window.loudest")).ShouldBeGreaterThan(0.05, "the bar moves when the microphone hears speech");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Microphone off" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk again" })).ToBeFocusedAsync(new() { Timeout = 10_000 });
    }

    private static async Task OpenFromTheListAsync(IPage page)
    {
        await Accessibility.TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Calls", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Cell) });
        await Assertions.Expect(row).ToContainTextAsync("Clinic Appointment Assistant", new() { Timeout = 20_000 });
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty("a list with a call");
        await Accessibility.TabToAsync(page, row.GetByRole(AriaRole.Link));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Transcript" })).ToContainTextAsync("Caller", new() { Timeout = 20_000 });
    }

    private static async Task PlayAsync(IPage page)
    {
        var player = page.Locator("audio[controls]");
        await Assertions.Expect(player).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await page.WaitForFunctionAsync("() => { const audio = document.querySelector('audio'); return audio.error !== null || audio.readyState >= HTMLMediaElement.HAVE_METADATA }");
        (await player.EvaluateAsync<int?>("audio => audio.error?.code ?? null")).ShouldBeNull();
        (await player.EvaluateAsync<double>("audio => audio.duration")).ShouldBeGreaterThan(3, "a greeting, a question and an answer are in it");
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty("a call with transcript and player");

        await Accessibility.TabToAsync(page, page.Locator(".transcript li.caller").First.GetByRole(AriaRole.Button));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => { const audio = document.querySelector('audio'); return audio.error !== null || audio.played.length > 0 && audio.currentTime > audio.played.start(0) }");
        (await player.EvaluateAsync<int?>("audio => audio.error?.code ?? null")).ShouldBeNull();
        (await player.EvaluateAsync<double>("audio => audio.played.start(audio.played.length - 1)")).ShouldBeGreaterThan(1, "it plays from the line that was chosen, which comes after the greeting");
    }
}
