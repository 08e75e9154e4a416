using Parley.Tools.Gateway;

namespace Parley.Tools.Files;

/// <summary>A tool as its operator sees it.</summary>
internal sealed class OverlaidTool(ITool tool, ToolOverlay overlay) : IGovernedTool
{
    public ToolDefinition Definition { get; } = overlay.Over(tool.Definition);

    public ITool Tool => tool;

    public ToolPolicy Policy => overlay.Policy;

    public ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken) =>
        tool.RunAsync(invocation, cancellationToken);
}
