using System.Text.Json;
using Microsoft.Playwright;
using Parley.Testing;

namespace Parley.Scenarios.Browser;

/// <summary>A page as axe and as a keyboard see it.</summary>
internal static class Accessibility
{
    private const int MostTabs = 60;

    private static readonly string Axe = Path.Combine(RepositoryPaths.Root, "tests", "peers", "node_modules", "axe-core", "axe.min.js");

    public static bool Available => File.Exists(Axe);

    public static async Task<string?[]> ViolationsAsync(IPage page)
    {
        // Through the debugger, because the page's own policy rightly refuses foreign scripts.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        var result = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`)");
        return [.. result.EnumerateArray().Select(violation => violation.GetString())];
    }

    /// <summary>Presses Tab until the element has the focus.</summary>
    public static async Task TabToAsync(IPage page, ILocator element)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{element} is not reached by {MostTabs} tabs.");
    }
}
