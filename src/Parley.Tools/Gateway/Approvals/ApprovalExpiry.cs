using Parley.Tenancy;

namespace Parley.Tools.Gateway.Approvals;

/// <summary>Ends approvals nobody decided in time, whenever one is looked at.</summary>
internal sealed class ApprovalExpiry(IApprovalStore store, ApprovalWaiters waiters)
{
    public async ValueTask<ToolApproval> CheckAsync(TenantContext tenant, ToolApproval approval, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (approval.Status != ApprovalStatus.Pending || now < approval.ExpiresAt)
            return approval;
        if (await store.DecideAsync(tenant, approval.Id, ApprovalStatus.Expired, "", "", now, cancellationToken) is not { } end)
            return approval;
        if (end.Decided)
        {
            await store.ForgetArgumentsAsync(tenant, approval.Id, cancellationToken);
            waiters.Settle(tenant, approval.Id, ApprovalOutcomes.Of(end.Approval));
        }

        return end.Approval;
    }
}
