using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Parley.Rooms.Tests;

/// <summary>A caller on <c>@livekit/rtc-node</c>: see <c>tests/peers/caller.mjs</c>.</summary>
internal sealed class NodeCaller : ICaller
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _seen = [];

    private NodeCaller(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public IReadOnlyList<string> Seen => _seen;

    /// <param name="url">The server's.</param>
    /// <param name="token">Its access token.</param>
    /// <param name="wav">What to publish as the microphone.</param>
    /// <param name="peers">1 (<c>/rtc/v1</c>) or 2 (<c>/rtc</c>) peer connections.</param>
    public static NodeCaller Start(Uri url, string token, string? wav = null, int peers = 1) => new(NodePeers.Start(
        "caller.mjs",
        [new UriBuilder(url) { Scheme = "ws" }.Uri.ToString(), token, peers.ToString(CultureInfo.InvariantCulture), .. wav is null ? Array.Empty<string>() : [wav]]));

    public Task TellAsync(string command) => _process.StandardInput.WriteLineAsync(command.AsMemory(), TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async Task<JsonElement> WaitAsync(string wanted, CancellationToken cancellationToken, Func<JsonElement, bool>? also = null)
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                _seen.Add(line);
                var told = JsonDocument.Parse(line).RootElement;
                // The SDK logs to the same place, in JSON too.
                if (told.TryGetProperty("event", out var name) && name.GetString() == wanted && also?.Invoke(told) is not false)
                    return told;
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The caller did not tell '{wanted}' in time.\n{string.Join('\n', _seen)}");
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
