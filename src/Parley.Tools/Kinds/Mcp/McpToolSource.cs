using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Parley.Tenancy;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>
/// The tools of one MCP server. Connects when first asked, lists again when the server says so or some minutes passed, connects again when the
/// session ended. A server that is down has the tools it last had: calling one then says that it is unavailable. Thread-safe.
/// </summary>
internal sealed partial class McpToolSource(McpConnector connector, McpServerSettings server, TimeProvider clock, ILogger<McpToolSource> logger)
    : IToolSource, IAsyncDisposable
{
    private static readonly TimeSpan ListLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile IReadOnlyList<ITool> _tools = [];
    private volatile bool _isStale = true;
    private McpClient? _client;
    private IAsyncDisposable? _listener;
    private long _listedAt;
    private long? _failedAt;

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        if (!_isStale && clock.GetElapsedTime(_listedAt) < ListLifetime)
            return _tools;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if ((_isStale || clock.GetElapsedTime(_listedAt) >= ListLifetime) && !IsPausing)
                await ListAsync(cancellationToken);
            return _tools;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A session that is open, opened anew where the last one ended.</summary>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    public async ValueTask<McpClient> ClientAsync(CancellationToken cancellationToken)
    {
        if (_client is { Completion.IsCompleted: false } open)
            return open;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await ConnectedAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _gate.Dispose();
    }

    private bool IsPausing => _failedAt is { } failed && clock.GetElapsedTime(failed) < PauseAfterFailure;

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var client = await ConnectedAsync(cancellationToken);
            _isStale = false;
            var listed = await client.ListToolsAsync(cancellationToken: cancellationToken);
            var wanted = listed.Where(tool => server.Only.Count == 0 || server.Only.Contains(tool.Name));
            _tools = [.. wanted.Select(tool => new McpTool(this, tool.ProtocolTool, server)).DistinctBy(tool => tool.Definition.Name)];
            (_listedAt, _failedAt) = (clock.GetTimestamp(), null);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a server does wrong, its tenant's other tools must go on.
            (_isStale, _failedAt) = (true, clock.GetTimestamp());
            LogDown(fault, server.Tenant.Id, server.Name);
        }
        catch
        {
            // Given up half way: what was listed before is as old as it was.
            _isStale = true;
            throw;
        }
    }

    private async Task<McpClient> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_client is { Completion.IsCompleted: false } open)
            return open;
        await CloseAsync();
        using var limit = new CancellationTokenSource(server.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var client = await connector.ConnectAsync(either.Token);
            _listener = client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
            {
                _isStale = true;
                return ValueTask.CompletedTask;
            });
            return _client = client;
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The MCP server did not answer in time.", fault);
        }
    }

    private async ValueTask CloseAsync()
    {
        var (listener, client) = (_listener, _client);
        (_listener, _client) = (null, null);
        if (listener is not null)
            await listener.DisposeAsync();
        if (client is not null)
            await client.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Warning, "The MCP server {Server} of {Tenant} does not tell its tools; it is asked again later")]
    private partial void LogDown(Exception fault, TenantId tenant, string server);
}
