using Parley.Flows;

namespace Parley.Tools.Gateway.Provenance;

/// <summary>
/// Values that somebody outside wrote do not reach parameters that act: whatever a page, a document or a tool's answer says, it cannot choose
/// whom money goes to. Each parameter takes a least trusted source; without one, anything but untrusted text.
/// </summary>
internal sealed class ProvenanceStep : IToolStep
{
    private const ValueSource LeastByDefault = ValueSource.Model;

    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        foreach (var (parameter, _) in run.Call.Arguments)
        {
            var source = run.Call.Sources.GetValueOrDefault(parameter, ValueSource.Model);
            var least = run.Definition.Trust.GetValueOrDefault(parameter, LeastByDefault);
            if (source < least)
                return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Refused(
                    "untrusted_argument", $"'{parameter}' must come from {Words(least)}, and came from {Words(source)}."));
        }

        return next(run, cancellationToken);
    }

    private static string Words(ValueSource source) => source switch
    {
        ValueSource.UntrustedText => "text somebody outside wrote",
        ValueSource.Model => "the model",
        ValueSource.Caller => "the caller",
        ValueSource.Confirmed => "the caller, confirmed",
        _ => "the agent itself",
    };
}
