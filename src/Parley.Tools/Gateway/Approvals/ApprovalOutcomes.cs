namespace Parley.Tools.Gateway.Approvals;

internal static class ApprovalOutcomes
{
    /// <summary>Follows from the key, so that asking twice finds the same approval; part of the hash is enough to be unique.</summary>
    public static string IdOf(string key) => "ap_" + key.AsSpan(3, 40).ToString();

    /// <summary>What a call gets that was decided against.</summary>
    public static ToolOutcome.Refused Of(ToolApproval approval) => approval.Status == ApprovalStatus.Denied
        ? new("denied", "A person did not approve it.")
        : new("approval_expired", "Nobody approved it in time.");
}
