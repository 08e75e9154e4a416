namespace Parley.Tools.Gateway;

/// <summary>The steps that are left, and the tool at their end.</summary>
internal delegate ValueTask<ToolOutcome> ToolNext(ToolRun run, CancellationToken cancellationToken);
