namespace Parley.Tools;

/// <summary>What came of a person's decision.</summary>
public abstract record ApprovalDecision
{
    private ApprovalDecision() { }

    /// <summary>It counts. An approved call runs now; its outcome is awaited apart.</summary>
    public sealed record Made(ToolApproval Approval) : ApprovalDecision;

    /// <summary>Somebody was first, or it expired.</summary>
    public sealed record TooLate(ToolApproval Approval) : ApprovalDecision;

    /// <summary>It stays pending: what would run can no longer be read, so that it can only be denied.</summary>
    public sealed record Unreadable(ToolApproval Approval) : ApprovalDecision;

    public sealed record Unknown : ApprovalDecision;
}
