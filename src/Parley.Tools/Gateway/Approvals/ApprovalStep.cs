using Parley.Guardrails;
using Parley.Tools.Gateway.Auditing;

namespace Parley.Tools.Gateway.Approvals;

/// <summary>A sensitive call waits for a person: asked the first time, it is put before one; asked again, it stands where they left it.</summary>
internal sealed class ApprovalStep(IApprovalStore store, ApprovalExpiry expiry, ApprovalWaiters waiters, ISensitiveText? sensitive = null) : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        if (!run.Definition.NeedsApproval || await IsOnlyTriedAsync(run, cancellationToken))
            return await next(run, cancellationToken);
        var asked = await store.AddAsync(run.Tenant, Ask(run), cancellationToken);
        var approval = await expiry.CheckAsync(run.Tenant, asked, run.Clock, cancellationToken);
        switch (approval.Status)
        {
            case ApprovalStatus.Pending:
                waiters.Remember(run.Tenant, approval.Id, run.Scope);
                return new ToolOutcome.AwaitingApproval(approval.Id);
            case ApprovalStatus.Approved:
                return await next(run, cancellationToken);
            default:
                return ApprovalOutcomes.Of(approval);
        }
    }

    /// <summary>Nobody is bothered with a call that will do nothing. One that was put before a person before its tool was on trial stays there.</summary>
    private async ValueTask<bool> IsOnlyTriedAsync(ToolRun run, CancellationToken cancellationToken) =>
        run.Tool.Policy.IsDryRun && await store.FindAsync(run.Tenant, ApprovalOutcomes.IdOf(run.Key), cancellationToken) is null;

    private ToolApproval Ask(ToolRun run)
    {
        var now = run.Clock.GetUtcNow();
        return new ToolApproval
        {
            Id = ApprovalOutcomes.IdOf(run.Key),
            Key = run.Key,
            Call = run.Scope.Call.Id,
            Agent = run.Scope.Agent.AgentName,
            AgentId = run.Scope.Agent.Id,
            AgentVersion = run.Scope.Agent.Version,
            Channel = run.Scope.Channel,
            UserId = run.Scope.UserId,
            Roles = run.Scope.Roles,
            Tool = run.Call.Tool,
            Step = run.Call.Step,
            Arguments = run.Call.Arguments,
            Sources = run.Call.Sources,
            Shown = ArgumentMask.Of(run, sensitive),
            AskedAt = now,
            ExpiresAt = now + run.Tool.Policy.ApprovalExpires,
        };
    }
}
