using System.Text.Json;
using System.Threading.Channels;

namespace Parley.Rooms.Tests;

/// <summary>One page in a browser, seen from the test.</summary>
internal sealed class BrowserPage
{
    private readonly Channel<JsonElement> _told = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<string> _commands = Channel.CreateUnbounded<string>();

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public ChannelReader<JsonElement> Told => _told.Reader;

    public void Command(string command) => _commands.Writer.TryWrite(command);

    public void Take(JsonElement told) => _told.Writer.TryWrite(told);

    public ValueTask<string> NextCommandAsync(CancellationToken cancellationToken) => _commands.Reader.ReadAsync(cancellationToken);
}
