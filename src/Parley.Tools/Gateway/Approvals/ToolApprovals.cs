using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Calls;
using Parley.Handoff;
using Parley.Tenancy;

namespace Parley.Tools.Gateway.Approvals;

/// <summary>Where people decide, and where an approved call is run.</summary>
internal sealed partial class ToolApprovals(
    IApprovalStore store,
    IToolCallStore calls,
    IToolGateway gateway,
    IAgentCatalog agents,
    ApprovalExpiry expiry,
    ApprovalWaiters waiters,
    TimeProvider clock,
    ILogger<ToolApprovals> logger,
    IToolDirectory? directory = null,
    IHandovers? handovers = null) : IApprovals
{
    public async ValueTask<IReadOnlyList<ToolApproval>> ListAsync(
        TenantContext tenant, ApprovalStatus? status, int limit, CancellationToken cancellationToken)
    {
        // First those whose time is over, for they are not what the status says.
        foreach (var approval in await store.ListAsync(tenant, ApprovalStatus.Pending, int.MaxValue, cancellationToken))
            await expiry.CheckAsync(tenant, approval, clock, cancellationToken);
        return await store.ListAsync(tenant, status, limit, cancellationToken);
    }

    public async ValueTask<ToolApproval?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, id, cancellationToken) is { } approval
            ? await expiry.CheckAsync(tenant, approval, clock, cancellationToken)
            : null;

    public async ValueTask<ApprovalDecision> DecideAsync(
        TenantContext tenant, string id, bool approve, string by, string note, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, id, cancellationToken) is not { } asked)
            return new ApprovalDecision.Unknown();
        if (approve && asked is { Status: ApprovalStatus.Pending, AreArgumentsLost: true })
            return new ApprovalDecision.Unreadable(asked);
        var status = approve ? ApprovalStatus.Approved : ApprovalStatus.Denied;
        if (await store.DecideAsync(tenant, id, status, by, note, clock.GetUtcNow(), cancellationToken) is not { } end)
            return new ApprovalDecision.Unknown();
        if (!end.Decided)
            return new ApprovalDecision.TooLate(end.Approval);
        if (approve)
        {
            // Decided is decided: whoever pressed the button may leave while it runs.
            await RunAsync(tenant, end.Approval, CancellationToken.None);
        }
        else
        {
            await store.ForgetArgumentsAsync(tenant, id, cancellationToken);
            waiters.Settle(tenant, id, ApprovalOutcomes.Of(end.Approval));
        }

        return new ApprovalDecision.Made(end.Approval);
    }

    public async ValueTask<ToolOutcome> OutcomeAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        var settled = waiters.OutcomeOf(tenant, id);
        while (!settled.IsCompleted)
        {
            if (await FindAsync(tenant, id, cancellationToken) is not { } approval)
                return Known(tenant, id, new ToolOutcome.Refused("unknown_approval", "There is no such approval."));
            if (approval.Status is ApprovalStatus.Denied or ApprovalStatus.Expired)
                return Known(tenant, id, ApprovalOutcomes.Of(approval));
            if (approval.Status == ApprovalStatus.Approved)
                // Finished, running in this process, or approved just before a crash: the gateway tells them apart by the key.
                return Known(tenant, id, await RunAsync(tenant, approval, cancellationToken));
            await SettledOrExpiredAsync(settled, approval, cancellationToken);
        }

        return await settled;
    }

    private async Task SettledOrExpiredAsync(Task settled, ToolApproval approval, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = approval.ExpiresAt - clock.GetUtcNow();
        await Task.WhenAny(settled, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ToolOutcome Known(TenantContext tenant, string id, ToolOutcome outcome)
    {
        waiters.Forget(tenant, id);
        return outcome;
    }

    private async ValueTask<ToolOutcome> RunAsync(TenantContext tenant, ToolApproval approval, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync(tenant, approval.Key, cancellationToken) is { } finished)
            return finished;
        // Approved before a crash, and its key lost with it: nobody knows whether it had begun.
        var outcome = approval.AreArgumentsLost ? new ToolOutcome.Failed("arguments_lost", "What it was to run with cannot be read any more.", MayHaveHappened: true)
            : await ScopeOfAsync(tenant, approval, cancellationToken) is { } scope
            ? await gateway.InvokeAsync(new ToolCall(approval.Tool, approval.Step, approval.Arguments, approval.Sources), scope, cancellationToken)
            : new ToolOutcome.Refused("not_permitted", "The agent that asked is no more.");
        // What was approved was this one attempt: a failure is as final as a success.
        if (await calls.FindAsync(tenant, approval.Key, cancellationToken) is null)
            await calls.FinishAsync(tenant, new ToolCallStart(approval.Key, approval.Call, approval.Tool, approval.Step, clock.GetUtcNow()), outcome, clock.GetUtcNow(), cancellationToken);
        await store.ForgetArgumentsAsync(tenant, approval.Id, cancellationToken);
        waiters.Settle(tenant, approval.Id, outcome);
        return outcome;
    }

    /// <summary>The scope the call was made with, after a restart too.</summary>
    private async ValueTask<ToolScope?> ScopeOfAsync(TenantContext tenant, ToolApproval approval, CancellationToken cancellationToken)
    {
        if (waiters.ScopeOf(tenant, approval.Id) is { } pinned)
            return pinned;
        return await AgentOfAsync(tenant, approval, cancellationToken) is { } agent
            ? await HandingOverAsync(new ToolScope(new CallContext(approval.Call, tenant, clock), agent, approval.Channel, approval.UserId, approval.Roles), approval, cancellationToken)
            : null;
    }

    /// <summary>A tool that calls a person hands over what the call knew, though the process that knew it is gone.</summary>
    private async ValueTask<ToolScope> HandingOverAsync(ToolScope scope, ToolApproval approval, CancellationToken cancellationToken)
    {
        try
        {
            return handovers is not null && directory is not null
                && (await directory.AllAsync(scope.Call.Tenant, cancellationToken)).Any(tool => tool.Name == approval.Tool && tool.CallsPerson)
                ? scope with { Handover = await handovers.OfAsync(scope, approval.Step, cancellationToken) }
                : scope;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever keeps the call from being read: a person is called all the same, with what is at hand.
            NothingToHandOver(approval.Id, approval.Call, tenant: scope.Call.Tenant.Id, fault);
            return scope;
        }
    }

    /// <summary>The version that asked; of approvals older than that record, what answers now.</summary>
    private ValueTask<AgentDefinition?> AgentOfAsync(TenantContext tenant, ToolApproval approval, CancellationToken cancellationToken) => approval.AgentVersion is { } version
        ? agents.FindVersionAsync(tenant, approval.AgentId, version, cancellationToken)
        : agents.FindAsync(tenant, approval.Agent, approval.UserId, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "{Approval} of {Call} of {Tenant} calls a person without what the call knew")]
    private partial void NothingToHandOver(string approval, CallId call, TenantId tenant, Exception fault);
}
