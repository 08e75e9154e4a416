using Microsoft.Playwright;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Browser;

/// <summary>The page of a server that has held no call yet: its empty and error states.</summary>
public sealed class PageWithoutCallsTests(RunningParley parley) : IClassFixture<RunningParley>
{
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
}
