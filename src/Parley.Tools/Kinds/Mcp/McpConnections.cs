using Parley.Tenancy;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>Owns all connections to MCP servers: an entry that did not change keeps its connection when the rest of the file did. Thread-safe.</summary>
internal sealed class McpConnections : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TenantId Tenant, string Key), McpConnection> _open = [];
    private readonly HashSet<Task> _leaving = [];
    private readonly CancellationTokenSource _stop = new();

    public McpConnection Get(McpServerSettings server, Func<McpConnection> make)
    {
        lock (_lock)
            return _open.TryGetValue((server.Tenant.Id, server.Key), out var connection) ? connection : _open[(server.Tenant.Id, server.Key)] = make();
    }

    /// <summary>Closes the tenant's others, once their calls have ended.</summary>
    public void KeepOnly(TenantContext tenant, IReadOnlyCollection<McpConnection> used)
    {
        lock (_lock)
        {
            _leaving.RemoveWhere(leaving => leaving.IsCompleted);
            foreach (var (key, connection) in _open.Where(open => open.Key.Tenant == tenant.Id && !used.Contains(open.Value)).ToList())
            {
                _open.Remove(key);
                _leaving.Add(connection.RetireAsync(_stop.Token));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var connection in _open.Values)
            await connection.DisposeAsync();
        await Task.WhenAll(_leaving);
        _stop.Dispose();
    }
}
