using System.Diagnostics;
using System.Text.Json;

namespace Parley.Rooms.Tests;

/// <summary>A caller on <c>@livekit/rtc-node</c>: see <c>tests/peers/caller.mjs</c>.</summary>
internal sealed class NodeCaller : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _seen = [];

    private NodeCaller(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static NodeCaller Start(RoomsTestHost host, string token, string? wav = null) => new(NodePeers.Start(
        "caller.mjs", [host.Url.ToString().Replace("http", "ws", StringComparison.Ordinal), token, .. wav is null ? Array.Empty<string>() : [wav]]));

    public Task TellAsync(string command) => _process.StandardInput.WriteLineAsync(command.AsMemory(), TestContext.Current.CancellationToken);

    /// <summary>Waits for an event, skipping others.</summary>
    public async Task<JsonElement> WaitAsync(string wanted, Func<JsonElement, bool>? also = null)
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            _seen.Add(line);
            var told = JsonDocument.Parse(line).RootElement;
            if (told.GetProperty("event").GetString() == wanted && also?.Invoke(told) is not false)
                return told;
        }

        throw new InvalidOperationException($"The caller ended without '{wanted}'.\n{string.Join('\n', _seen)}\n{await _errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
