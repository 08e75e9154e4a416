using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Parley.Rooms.Tests;

/// <summary>Serves <c>tests/peers/browser.html</c> beside the media server, takes what it tells and hands it commands.</summary>
internal sealed class BrowserPage
{
    private readonly Channel<JsonElement> _told = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<string> _commands = Channel.CreateUnbounded<string>();

    public ChannelReader<JsonElement> Told => _told.Reader;

    public void Command(string command) => _commands.Writer.TryWrite(command);

    public void Map(WebApplication app)
    {
        app.MapGet("/peer/browser.html", () => Results.File(Path.Combine(NodePeers.Folder, "browser.html"), "text/html"));
        app.MapGet("/peer/livekit-client.umd.js", () => Results.File(
            Path.Combine(NodePeers.Folder, "node_modules", "livekit-client", "dist", "livekit-client.umd.js"), "text/javascript"));
        app.MapPost("/told", (JsonElement told) => _told.Writer.TryWrite(told));
        app.MapGet("/command", async (CancellationToken cancellationToken) => await _commands.Reader.ReadAsync(cancellationToken));
    }
}
