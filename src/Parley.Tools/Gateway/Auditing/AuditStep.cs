using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Tools.Canonical;

namespace Parley.Tools.Gateway.Auditing;

/// <summary>Outermost: whatever becomes of a call, it is written down before its caller learns of it.</summary>
internal sealed partial class AuditStep(IToolAudit audit, ToolMetrics metrics, ILogger<AuditStep> logger, ISensitiveText? sensitive = null) : IToolStep
{
    private const int MostName = 128;

    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        var (at, began) = (run.Clock.GetUtcNow(), run.Clock.GetTimestamp());
        try
        {
            var outcome = await next(run, cancellationToken);
            await AppendAsync(run, Described(outcome), at, began);
            return outcome;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await AppendAsync(run, new Description("cancelled", "", "", run.Resolved is not null && run.MayHaveHappened), at, began);
            throw;
        }
    }

    private async ValueTask AppendAsync(ToolRun run, Description end, DateTimeOffset at, long began)
    {
        var duration = run.Clock.GetElapsedTime(began);
        metrics.Called(run.Tenant.Id, run.Resolved is null ? "unknown" : run.Call.Tool, end.Outcome, duration);
        var entry = new ToolAuditEntry
        {
            At = at,
            Call = run.Scope.Call.Id,
            Agent = run.Scope.Agent.AgentName,
            AgentVersion = run.Scope.Agent.Version,
            UserId = run.Scope.UserId,
            Channel = run.Scope.Channel,
            Tool = Cut(run.Call.Tool),
            Step = Cut(run.Call.Step),
            Key = run.Resolved is null ? "" : run.Key,
            ArgumentsHash = IdempotencyKey.Digest(run),
            Arguments = Masked(run, ArgumentMask.Of(run)),
            Outcome = end.Outcome,
            Code = end.Code,
            Message = Masked(run, end.Message),
            MayHaveHappened = end.MayHaveHappened,
            Attempts = run.Attempts,
            Duration = duration,
        };
        try
        {
            // The record outlives the caller's patience.
            await audit.AppendAsync(run.Tenant, entry, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The effect, if any, has happened: to hide its outcome from the caller would make one fault two.
            LogNotAudited(fault, run.Scope.Call, Cut(run.Call.Tool), end.Outcome);
        }
    }

    /// <summary>Also of values whose parameters nobody marked: a caller may say a card number where a reason is asked for.</summary>
    private string Masked(ToolRun run, string text) => sensitive?.Mask(text, run.Scope.Agent, MaskingTarget.Transcript) ?? text;

    private static Description Described(ToolOutcome outcome) => outcome switch
    {
        ToolOutcome.Succeeded succeeded => new(succeeded.IsReplay ? "replayed" : "succeeded", "", "", false),
        ToolOutcome.Failed failed => new("failed", failed.Code, failed.Message, failed.MayHaveHappened),
        ToolOutcome.Refused refused => new("refused", refused.Code, refused.Message, false),
        ToolOutcome.AwaitingApproval awaiting => new("awaiting_approval", "", awaiting.ApprovalId, false),
        _ => new("dry_run", "", "", false),
    };

    private static string Cut(string text) => text.Length <= MostName ? text : text[..MostName];

    [LoggerMessage(LogLevel.Error, "A tool call could not be audited: {Tool} of {Call} {Outcome}")]
    private partial void LogNotAudited(Exception fault, CallContext call, string tool, string outcome);

    private readonly record struct Description(string Outcome, string Code, string Message, bool MayHaveHappened);
}
