using Microsoft.Playwright;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Browser;

/// <summary>The page of a server that has held no call yet: its empty and error states.</summary>
public sealed class PageWithoutCallsTests(RunningParley parley) : IClassFixture<RunningParley>
{
    private const string Agents = "**/v1/agents";

    [Theory]
    [InlineData("/", "Talk · Parley")]
    [InlineData("/calls", "Calls · Parley")]
    [InlineData("/calls/call_unknown", "Call · Parley")]
    [InlineData("/nowhere", "Nothing here · Parley")]
    public async Task Page_HasNoAccessibilityViolations(string path, string title)
    {
        Assert.SkipUnless(CallerBrowser.Available && Accessibility.Available, "Chromium or axe-core is not installed (./parley test installs both).");
        await using var browser = await CallerBrowser.OpenAsync(parley.Server.Address);
        await browser.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        (await Accessibility.ViolationsAsync(browser.Page)).ShouldBeEmpty();
        (await browser.Page.TitleAsync()).ShouldBe(title, "whoever cannot see the page, or has many open, goes by its title");
    }

    [Fact]
    public async Task AgentsNotKnownYet_NobodyIsAskedToBegin()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var browser = await CallerBrowser.OpenAsync(parley.Server.Address);
        var (page, known) = (browser.Page, new TaskCompletionSource());
        await page.RouteAsync(Agents, async route =>
        {
            await known.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("One moment…");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true })).ToBeDisabledAsync();

        known.SetResult();

        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Ready when you are");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task AgentsThatCannotBeHad_AreToldAndAskedForAgain()
    {
        Assert.SkipUnless(CallerBrowser.Available && Accessibility.Available, "Chromium or axe-core is not installed (./parley test installs both).");
        await using var browser = await CallerBrowser.OpenAsync(parley.Server.Address);
        var page = browser.Page;
        await page.RouteAsync(Agents, route => route.AbortAsync());
        await page.GotoAsync("/");
        // The page asks twice before it says so.
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server cannot be reached", new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Nobody can answer yet");
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();

        await page.UnrouteAsync(Agents);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Ready when you are");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }
}
