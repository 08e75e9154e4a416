using System.Collections.Concurrent;
using Parley.Tenancy;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>Owns all connections to MCP servers: an entry that did not change keeps its connection when the rest of the file did.</summary>
internal sealed class McpConnections : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Name, string Settings), McpToolSource> _sources = new();

    public McpToolSource Get(ToolEntry entry, Func<McpToolSource> make) =>
        _sources.GetOrAdd((entry.Tenant.Id, entry.Name, entry.Settings.ToJson()), _ => make());

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync();
    }
}
