using Parley.Tools.Gateway.Auditing;
using Parley.Tools.Settings;

namespace Parley.Tools.Gateway.Speculation;

/// <summary>What a call gets that was checked and not made.</summary>
internal static class DryRuns
{
    public static ToolOutcome.DryRun Of(ToolRun run)
    {
        var approval = run.Definition.NeedsApproval ? ", after approval" : "";
        return new ToolOutcome.DryRun($"{run.Call.Tool} ({SnakeCaseName.Of(run.Definition.Effect)}{approval}) with {ArgumentMask.Of(run)}");
    }
}
