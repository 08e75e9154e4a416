using Parley.Tenancy;
using Parley.Tools.Kinds;

namespace Parley.Tools.Files;

/// <summary>A server's tools as their operator sees them; the same objects as long as the server's list is the same.</summary>
internal sealed class OverlaidSource(IServerTools server, ToolOverlays overlays) : IToolSource
{
    private volatile Overlaid _last = new([], []);

    public IServerTools Server => server;

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var tools = await server.ToolsAsync(tenant, cancellationToken);
        var last = _last;
        if (!ReferenceEquals(last.Of, tools))
            _last = last = new Overlaid(tools, [.. tools.Select(overlays.Over)]);
        return last.Tools;
    }

    public async ValueTask<IReadOnlyList<ITool>> NamedAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        names.Any(server.MayHave) ? [.. (await ToolsAsync(tenant, cancellationToken)).Where(tool => names.Contains(tool.Definition.Name))] : [];

    public ValueTask ReadyAsync(TenantContext tenant, CancellationToken cancellationToken) => server.ReadyAsync(tenant, cancellationToken);

    private sealed record Overlaid(IReadOnlyList<ITool> Of, IReadOnlyList<ITool> Tools);
}
