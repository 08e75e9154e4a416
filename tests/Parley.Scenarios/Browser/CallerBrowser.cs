using Microsoft.Playwright;

namespace Parley.Scenarios.Browser;

/// <summary>Chromium as a caller: Debian's, headless, with a WAV file for a microphone and everything that phones home turned off.</summary>
internal sealed class CallerBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private CallerBrowser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public static bool Available => File.Exists(Chromium);

    /// <param name="address">The server, or what stands before it.</param>
    /// <param name="microphone">What is heard, a WAV file; beeps where not given.</param>
    /// <param name="hasMicrophone">Whether the machine has one at all.</param>
    public static async Task<CallerBrowser> OpenAsync(Uri address, string? microphone = null, bool hasMicrophone = true)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--autoplay-policy=no-user-gesture-required", .. hasMicrophone ? Microphone(microphone) : [],
            ],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 860 },
            Permissions = ["microphone"],
        });
        return new CallerBrowser(playwright, browser, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string[] Microphone(string? path) =>
    [
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", .. path is null ? (string[])[] : [$"--use-file-for-fake-audio-capture={path}%noloop"],
    ];
}
