using ModelContextProtocol.Protocol;
using Parley.Tenancy;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>The tools of one MCP server as an entry names them. Thread-safe.</summary>
/// <param name="connection">Owned by <see cref="McpConnections"/>.</param>
/// <param name="prefix">Stands before the names of its tools.</param>
/// <param name="only">The tools to take, by the server's names; none: all.</param>
internal sealed class McpToolSource(McpConnection connection, string prefix, IReadOnlyList<string> only) : IServerTools
{
    private volatile Made _last = new([], []);

    public McpConnection Connection => connection;

    public bool MayHave(string name) => only.Count > 0 ? only.Any(tool => ToolNames.From(prefix, tool) == name) : name.StartsWith(ToolNames.From(prefix, ""), StringComparison.Ordinal);

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var listed = await connection.ToolsAsync(cancellationToken);
        var last = _last;
        if (!ReferenceEquals(last.Of, listed))
        {
            var wanted = listed.Where(tool => only.Count == 0 || only.Contains(tool.Name));
            _last = last = new Made(listed, [.. wanted.Select(tool => new McpTool(connection, tool, prefix)).DistinctBy(tool => tool.Definition.Name)]);
        }

        return last.Tools;
    }

    public ValueTask ReadyAsync(TenantContext tenant, CancellationToken cancellationToken) => connection.ReadyAsync(cancellationToken);

    private sealed record Made(IReadOnlyList<Tool> Of, IReadOnlyList<ITool> Tools);
}
