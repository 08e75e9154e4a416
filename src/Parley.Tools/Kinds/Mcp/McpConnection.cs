using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Parley.Tenancy;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>
/// The session with one MCP server, and the list of its tools. Lists behind its callers' backs: when first asked, when the server says so, after some
/// minutes; meanwhile the last list counts. Connects again when the session ended, or did not list in time. Thread-safe.
/// </summary>
internal sealed partial class McpConnection(McpConnector connector, McpServerSettings server, TimeProvider clock, ILogger<McpConnection> logger) : IAsyncDisposable
{
    private static readonly TimeSpan ListLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>How long callers are kept from the beginning of the very first listing: less than the silence a caller takes for a dead line.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);

    private readonly McpSession _session = new(connector, server, clock);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<Tool> _tools = [];
    private volatile bool _isStale = true;
    private volatile bool _wasTried;
    private Task _listing = Task.CompletedTask;
    private long _listingSince;
    private long _listedAt;
    private long? _failedAt;

    /// <summary>What it has by now; the same object while that does not change.</summary>
    public async ValueTask<IReadOnlyList<Tool>> ToolsAsync(CancellationToken cancellationToken)
    {
        var (listing, since) = Listing();
        if (!_wasTried && FirstWait - clock.GetElapsedTime(since) is { Ticks: > 0 } left)
        {
            try
            {
                await listing.WaitAsync(left, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                // It is listed all the same, for whoever asks later.
            }
        }

        return _tools;
    }

    /// <summary>Completes with the listing that is due, at the latest when the server has had its time to connect.</summary>
    public async ValueTask ReadyAsync(CancellationToken cancellationToken) => await Listing().Task.WaitAsync(cancellationToken);

    /// <exception cref="IOException">The server cannot be reached.</exception>
    public ValueTask<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        _session.UseAsync(async client => await client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken), Changed, cancellationToken);

    /// <summary>Ends once no call is under way, or at once when <paramref name="now"/> is.</summary>
    public async Task RetireAsync(CancellationToken now)
    {
        await _stop.CancelAsync();
        await _session.IdleAsync(now).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listing;
        await _session.DisposeAsync();
        _stop.Dispose();
    }

    private bool IsDue => (_isStale || clock.GetElapsedTime(_listedAt) >= ListLifetime) && !(_failedAt is { } failed && clock.GetElapsedTime(failed) < PauseAfterFailure);

    private (Task Task, long Since) Listing()
    {
        lock (_lock)
        {
            if (_listing.IsCompleted && IsDue && !_stop.IsCancellationRequested)
                (_listingSince, _listing) = (clock.GetTimestamp(), ListAsync());
            return (_listing, _listingSince);
        }
    }

    private async Task ListAsync()
    {
        // Starting a process takes time that whoever asked need not wait for.
        await Task.Yield();
        using var limit = new CancellationTokenSource(server.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        try
        {
            var listed = await _session.UseAsync(AskAsync, Changed, either.Token);
            (_tools, _listedAt, _failedAt) = ([.. listed.Select(tool => tool.ProtocolTool)], clock.GetTimestamp(), null);
            _wasTried = true;
        }
        catch (Exception fault)
        {
            (_isStale, _failedAt, _wasTried) = (true, clock.GetTimestamp(), true);
            if (_stop.IsCancellationRequested)
                return;
            // Whatever a server does wrong, its tenant's other tools must go on.
            LogDown(fault, server.Tenant.Id, server.Name);
            await _session.CloseIfIdleAsync();
        }

        async ValueTask<IList<McpClientTool>> AskAsync(McpClient client)
        {
            // Not left to the client: one that does not heed its token would hold the list for ever.
            _isStale = false;
            return await client.ListToolsAsync(cancellationToken: either.Token).AsTask().WaitAsync(either.Token);
        }
    }

    private void Changed() => _isStale = true;

    [LoggerMessage(LogLevel.Warning, "The MCP server {Server} of {Tenant} does not tell its tools; it is asked again later")]
    private partial void LogDown(Exception fault, TenantId tenant, string server);
}
