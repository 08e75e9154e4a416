using Microsoft.Playwright;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Browser;

/// <summary>The page by keyboard and by typing: nobody speaks.</summary>
public sealed class PageTests(RunningParley parley) : IClassFixture<RunningParley>
{
    [Fact]
    public async Task Page_IsUsableByKeyboardAlone()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var browser = await CallerBrowser.OpenAsync(parley.Server.Address);
        var page = browser.Page;
        await page.GotoAsync("/");
        var talk = page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true });
        // Until the agents are known nothing can be begun, and what is disabled takes no focus.
        await Assertions.Expect(talk).ToBeEnabledAsync();
        await talk.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hang up" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mute" })).ToBeEnabledAsync(new() { Timeout = 20_000 });
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Unmute" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk again" })).ToBeVisibleAsync(new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task CallHungUpWhileItConnects_IsNotHeldAfterAll()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var browser = await CallerBrowser.OpenAsync(parley.Server.Address);
        var page = browser.Page;
        var (hungUp, sockets) = (new TaskCompletionSource(), 0);
        page.WebSocket += (_, _) => sockets++;
        await page.RouteAsync("**/v1/sessions", async route =>
        {
            await hungUp.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await page.RunAndWaitForResponseAsync(() => Task.FromResult(hungUp.TrySetResult()), "**/v1/sessions");
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk again" })).ToBeVisibleAsync();
        sockets.ShouldBe(0, "nobody joins the room that was opened");
    }

    /// <summary>With a microphone, and on a machine that has none.</summary>
    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "No microphone was found")]
    public async Task TypedWords_AreAnsweredLikeSpeech(bool hasMicrophone, string? told)
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var browser = await CallerBrowser.OpenAsync(parley.Server.Address, hasMicrophone: hasMicrophone);
        var page = browser.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }).ClickAsync();
        var box = page.GetByLabel("Type instead of speaking");
        await Assertions.Expect(box).ToBeEnabledAsync(new() { Timeout = 20_000 });
        await box.FillAsync("Do you have parking?");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".captions li.agent").Filter(new() { HasTextRegex = new("park", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }))
            .Not.ToHaveCountAsync(0, new() { Timeout = 20_000 });
        (await page.GetByRole(AriaRole.Alert).AllInnerTextsAsync()).Count(text => text.Contains(told ?? "", StringComparison.Ordinal)).ShouldBe(told is null ? 0 : 1);
    }

    [Fact]
    public async Task ServerThatStops_IsToldToWhoeverWasTalking()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var server = await ParleyProcess.StartAsync();
        await using var browser = await CallerBrowser.OpenAsync(server.Address);
        var page = browser.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mute" })).ToBeEnabledAsync(new() { Timeout = 20_000 });

        (await server.StopAsync()).ShouldBe(0, server.Output);

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server is being stopped", new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk again" })).ToBeVisibleAsync();
    }
}
