using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>One session with a server at a time, opened when used and opened anew where the last one ended. Thread-safe.</summary>
internal sealed class McpSession(McpConnector connector, McpServerSettings server, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Around opening and closing.</summary>
    private readonly SemaphoreSlim _gate = new(1);

    private readonly Lock _lock = new();
    private volatile McpClient? _client;
    private IAsyncDisposable? _listener;
    private TaskCompletionSource _idle = Done();
    private int _users;
    private bool _isClosed;

    /// <param name="changed">Called when the server says that it has other tools now.</param>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    /// <exception cref="ObjectDisposedException">It was closed for good.</exception>
    public async ValueTask<T> UseAsync<T>(Func<McpClient, ValueTask<T>> use, Action changed, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            return await use(await ConnectedAsync(changed, cancellationToken));
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Completes when nobody uses it.</summary>
    public Task IdleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _idle.Task.WaitAsync(cancellationToken);
    }

    /// <summary>A session that does not answer is given up, unless somebody still waits for it to answer something else.</summary>
    public async ValueTask CloseIfIdleAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (IdleAsync(CancellationToken.None).IsCompleted)
                await CloseAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        _isClosed = true;
        await CloseAsync();
        _gate.Release();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        done.SetResult();
        return done;
    }

    private void Enter()
    {
        lock (_lock)
            if (_users++ == 0)
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Leave()
    {
        lock (_lock)
            if (--_users == 0)
                _idle.SetResult();
    }

    private async ValueTask<McpClient> ConnectedAsync(Action changed, CancellationToken cancellationToken)
    {
        if (_client is { Completion.IsCompleted: false } open)
            return open;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return _client is { Completion.IsCompleted: false } opened ? opened : await OpenAsync(changed, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<McpClient> OpenAsync(Action changed, CancellationToken cancellationToken)
    {
        await CloseAsync();
        using var limit = new CancellationTokenSource(server.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var client = await connector.ConnectAsync(either.Token);
            _listener = client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
            {
                changed();
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
}
