using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Parley.Rooms.Tests;

/// <summary>Serves <c>tests/peers/browser.html</c> beside the media server, takes what each page tells and hands it commands.</summary>
internal sealed class BrowserPages
{
    private readonly ConcurrentDictionary<string, BrowserPage> _pages = new();

    public BrowserPage Open()
    {
        var page = new BrowserPage();
        _pages[page.Id] = page;
        return page;
    }

    public void Map(WebApplication app)
    {
        app.MapGet("/peer/browser.html", () => Results.File(Path.Combine(NodePeers.Folder, "browser.html"), "text/html"));
        app.MapGet("/peer/livekit-client.umd.js", () => Results.File(
            Path.Combine(NodePeers.Folder, "node_modules", "livekit-client", "dist", "livekit-client.umd.js"), "text/javascript"));
        app.MapPost("/told/{id}", (string id, JsonElement told) => _pages[id].Take(told));
        app.MapGet("/command/{id}", (string id, CancellationToken cancellationToken) => _pages[id].NextCommandAsync(cancellationToken));
    }
}
