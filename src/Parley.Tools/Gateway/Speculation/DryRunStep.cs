using Parley.Tools.Gateway.Auditing;
using Parley.Tools.Settings;

namespace Parley.Tools.Gateway.Speculation;

/// <summary>Ends a dry run, of a single call or of a tool its operator only tries, after all that can be checked without doing anything.</summary>
internal sealed class DryRunStep : IToolStep
{
    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        run.Call.IsDryRun || (run.Tool.Policy.IsDryRun && run.IsKept) ? ValueTask.FromResult<ToolOutcome>(new ToolOutcome.DryRun(Summary(run))) : next(run, cancellationToken);

    private static string Summary(ToolRun run)
    {
        var approval = run.Definition.NeedsApproval ? ", after approval" : "";
        return $"{run.Call.Tool} ({SnakeCaseName.Of(run.Definition.Effect)}{approval}) with {ArgumentMask.Of(run)}";
    }
}
