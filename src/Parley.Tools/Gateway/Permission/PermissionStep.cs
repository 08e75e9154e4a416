namespace Parley.Tools.Gateway.Permission;

/// <summary>Agent, role and channel must be among those the operator permits.</summary>
internal sealed class PermissionStep : IToolStep
{
    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        Permits(run.Tool, run.Scope)
            ? next(run, cancellationToken)
            : ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Refused("not_permitted", $"'{run.Call.Tool}' is not permitted in this call."));

    public static bool Permits(GatedTool tool, ToolScope scope) =>
        Names(tool.Policy.Agents, scope.Agent.AgentName)
        && Names(tool.Policy.Channels, scope.Channel)
        && (tool.Policy.Roles.Count == 0 || scope.Roles.Any(tool.Policy.Roles.Contains));

    private static bool Names(IReadOnlyList<string> permitted, string name) =>
        permitted.Count == 0 || permitted.Contains(name, StringComparer.OrdinalIgnoreCase);
}
