using Microsoft.Extensions.Logging;
using Parley.Tenancy;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Kinds.Mcp;

/// <summary><c>kind: mcp</c>: the tools of a server that speaks the Model Context Protocol, started here by a command or reached by an address.</summary>
internal sealed class McpKind(IOutbound outbound, ISecrets secrets, McpConnections connections, TimeProvider clock, ILoggerFactory loggers) : IToolServerKind
{
    public string Kind => "mcp";

    public IServerTools? Create(ToolEntry entry)
    {
        var (settings, before) = (entry.Settings, entry.Settings.FaultCount);
        var (command, env, headers) = (settings.List("command"), settings.Map("env"), settings.Map("headers"));
        var (prefix, only) = (settings.Has("prefix") ? settings.Text("prefix") : entry.Name + "_", settings.List("only"));
        var hasUrl = settings.Has("url");
        Uri? url = null;
        if (hasUrl == command.Count > 0)
            settings.Fault("url", "an MCP server has either a 'url' or a 'command'");
        else if (hasUrl)
            settings.TryAddress("url", out url);
        var server = new McpServerSettings(
            entry.Tenant,
            entry.Name,
            command,
            env,
            url,
            headers,
            entry.Folder,
            settings.Duration("connect_timeout", TimeSpan.FromSeconds(15)));
        return settings.FaultCount == before ? new McpToolSource(connections.Get(server, Connect), prefix, only) : null;

        McpConnection Connect() => new(new McpConnector(server, outbound, secrets, loggers), server, clock, loggers.CreateLogger<McpConnection>());
    }

    public void KeepOnly(TenantContext tenant, IReadOnlyCollection<IServerTools> used) =>
        connections.KeepOnly(tenant, [.. used.OfType<McpToolSource>().Select(source => source.Connection)]);
}
