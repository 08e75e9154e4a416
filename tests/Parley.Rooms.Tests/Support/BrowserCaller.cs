using System.Diagnostics;
using System.Text.Json;

namespace Parley.Rooms.Tests;

/// <summary>A caller on <c>livekit-client</c> in headless Chromium, with a WAV file as its microphone.</summary>
internal sealed class BrowserCaller : ICaller
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("parley-browser-");
    private readonly List<string> _seen = [];
    private readonly BrowserPage _page;
    private readonly Process _process;

    private BrowserCaller(RoomsTestHost host, Uri signalling, string token, string? wav, int peers, bool echoCancellation)
    {
        _page = host.Pages.Open();
        var url = new UriBuilder(host.Url)
        {
            Path = "/peer/browser.html",
            Query = $"id={_page.Id}&url={Uri.EscapeDataString(new UriBuilder(signalling) { Scheme = "ws" }.Uri.ToString())}&token={token}&peers={peers}&microphone={(wav is null ? 0 : 1)}&echo={(echoCancellation ? 1 : 0)}",
        };
        _process = Process.Start(new ProcessStartInfo(
            Chromium,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", $"--user-data-dir={_profile.FullName}",
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
                $"--use-file-for-fake-audio-capture={wav}", url.Uri.ToString(),
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        // Nobody reads what Chromium says, but its pipes must not fill.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Seen => _seen;

    public static void SkipWhenAbsent() => Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed");

    /// <param name="host">Where the page comes from.</param>
    /// <param name="token">Its access token.</param>
    /// <param name="wav">What its microphone hears; none publishes nothing.</param>
    /// <param name="peers">Peer connections: one or two.</param>
    /// <param name="signalling">Where it connects to, when not to the host itself.</param>
    /// <param name="echoCancellation">A tone would not survive the browser's own.</param>
    public static BrowserCaller Start(RoomsTestHost host, string token, string? wav, int peers, Uri? signalling = null, bool echoCancellation = false) =>
        new(host, signalling ?? host.Url, token, wav, peers, echoCancellation);

    public void Tell(string command) => _page.Command(command);

    public Task TellAsync(string command)
    {
        Tell(command);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<JsonElement> WaitAsync(string wanted, CancellationToken cancellationToken, Func<JsonElement, bool>? also = null)
    {
        try
        {
            while (true)
            {
                var told = await _page.Told.ReadAsync(cancellationToken);
                _seen.Add(told.ToString());
                var name = told.GetProperty("event").GetString();
                if (name == wanted && also?.Invoke(told) is not false)
                    return told;
                if (name == "fault")
                    throw new InvalidOperationException($"The page could not do as it was told: {told}");
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The browser did not tell '{wanted}' in time.\n{string.Join('\n', _seen)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process of Chromium's may still be writing there; it is a temporary folder.
        }
    }
}
