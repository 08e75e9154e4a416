using Parley.Tenancy;

namespace Parley.Tools.Files;

/// <summary>A server's tools as their operator sees them; the same objects as long as the server's list is the same.</summary>
internal sealed class OverlaidSource(IToolSource source, ToolOverlays overlays) : IToolSource
{
    private volatile Overlaid _last = new([], []);

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var tools = await source.ToolsAsync(tenant, cancellationToken);
        var last = _last;
        if (!ReferenceEquals(last.Of, tools))
            _last = last = new Overlaid(tools, [.. tools.Select(overlays.Over)]);
        return last.Tools;
    }

    private sealed record Overlaid(IReadOnlyList<ITool> Of, IReadOnlyList<ITool> Tools);
}
