namespace Parley.Tools.Gateway.Resolving;

/// <summary>An agent may use the tools it names and no other.</summary>
internal sealed class ResolveStep(ToolCatalogue catalogue) : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        var agent = run.Scope.Agent;
        if (!agent.Tools.Contains(run.Call.Tool))
            return Unknown($"The agent has no tool '{Shown(run.Call.Tool)}'{NearMiss.Hint(run.Call.Tool, agent.Tools)}");
        if (await catalogue.FindAsync(run.Tenant, run.Call.Tool, cancellationToken) is not { } tool)
            return Unknown($"The agent names the tool '{run.Call.Tool}', which the tenant does not have"
                + NearMiss.Hint(run.Call.Tool, await catalogue.NamesAsync(run.Tenant, cancellationToken)));
        run.Tool = tool;
        return await next(run, cancellationToken);
    }

    private static ToolOutcome.Refused Unknown(string message) => new("unknown_tool", message.EndsWith('?') ? message : message + ".");

    /// <summary>The name may be anything a model made up.</summary>
    private static string Shown(string name) => new([.. name.Take(64).Select(c => char.IsControl(c) ? '?' : c)]);
}
