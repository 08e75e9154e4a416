using Microsoft.Extensions.Logging;
using Parley.Tenancy;
using Parley.Tools.Kinds;

namespace Parley.Tools.Files;

/// <summary>
/// A server's tools as their operator sees them; the same objects as long as the server's list is the same. Where the operator's rules name what the server does not
/// have, none is offered: nobody knows which of them the rule was to hold for.
/// </summary>
internal sealed partial class OverlaidSource(IServerTools server, ToolOverlays overlays, ToolEntry entry, ILogger logger) : IToolSource
{
    private volatile Overlaid _last = new([], []);

    public IServerTools Server => server;

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var tools = await server.ToolsAsync(tenant, cancellationToken);
        var last = _last;
        if (!ReferenceEquals(last.Of, tools))
            _last = last = new Overlaid(tools, IsRuled(tools) ? [.. tools.Select(overlays.Over)] : []);
        return last.Tools;
    }

    public async ValueTask<IReadOnlyList<ITool>> NamedAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        names.Any(server.MayHave) ? [.. (await ToolsAsync(tenant, cancellationToken)).Where(tool => names.Contains(tool.Definition.Name))] : [];

    public ValueTask ReadyAsync(TenantContext tenant, CancellationToken cancellationToken) => server.ReadyAsync(tenant, cancellationToken);

    private bool IsRuled(IReadOnlyList<ITool> tools)
    {
        var faults = tools.Count == 0 ? [] : OverlayFaults.Of(overlays, [.. tools.Select(tool => tool.Definition)]).ToList();
        foreach (var (key, fault) in faults)
            LogFault(entry.Tenant.Id, $"{entry.Settings.Path}.{key}", fault);
        return faults.Count == 0;
    }

    [LoggerMessage(LogLevel.Error, "No tool of an MCP server of tenant {Tenant} is used: {Path}: {Fault}")]
    private partial void LogFault(TenantId tenant, string path, string fault);

    private sealed record Overlaid(IReadOnlyList<ITool> Of, IReadOnlyList<ITool> Tools);
}
