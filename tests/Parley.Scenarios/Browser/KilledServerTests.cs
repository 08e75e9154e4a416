using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parley.Scenarios.Hosting;
using Parley.Testing.Network;

namespace Parley.Scenarios.Browser;

/// <summary>The server dies during a call that a person holds in the page, and is started anew.</summary>
[Collection(Alone.Name)]
public sealed class KilledServerTests
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task CallGoesOn_AndThePageFollowsTheOneItGoesOnAs()
    {
        Assert.SkipUnless(CallerBrowser.Available, "Chromium is not installed (./parley test installs it).");
        await using var first = await ParleyProcess.StartAsync();
        await using var relay = TcpRelay.Start(first.Address);
        await using var browser = await CallerBrowser.OpenAsync(relay.Url, hasMicrophone: false);
        var page = browser.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Talk", Exact = true }).ClickAsync();
        await Assertions.Expect(Agent(page, "How can I help")).ToBeVisibleAsync(Soon);
        await AskAsync(page, "I would like to book an appointment.");
        await Assertions.Expect(Agent(page, "visit for")).ToBeVisibleAsync(Soon);

        await first.KillAsync();
        await using var second = await ParleyProcess.StartAsync(first.Data);
        relay.LeadTo(second.Address);

        await Assertions.Expect(Agent(page, "cut off")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(Agent(page, "How can I help")).ToBeVisibleAsync(); // what was said before stays
        await AskAsync(page, "a sore throat");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "2", Exact = true })).ToBeVisibleAsync(Soon);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        var latest = (await second.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().First(call => call.GetProperty("resumes").GetString() is not null);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Recording and transcript of this call" }))
            .ToHaveAttributeAsync("href", new Regex(latest.GetProperty("id").GetString()!), new() { Timeout = 20_000 });
    }

    private static async Task AskAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Textbox).FillAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    private static ILocator Agent(IPage page, string words) =>
        page.GetByRole(AriaRole.Log, new() { Name = "Captions" }).Locator("li.agent:not(.interim)").Filter(new() { HasText = words }).First;
}
