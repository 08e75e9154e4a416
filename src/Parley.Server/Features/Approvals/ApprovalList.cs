namespace Parley.Server.Features.Approvals;

internal sealed record ApprovalList(IReadOnlyList<ApprovalView> Approvals);
