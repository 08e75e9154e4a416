namespace Parley.Tools;

/// <summary>What came of a person's decision.</summary>
public abstract record ApprovalDecision
{
    private ApprovalDecision() { }

    /// <summary>It counts. An approved call runs now; its outcome is awaited apart.</summary>
    public sealed record Made(ToolApproval Approval) : ApprovalDecision;

    /// <summary>Somebody was first, or it expired.</summary>
    public sealed record TooLate(ToolApproval Approval) : ApprovalDecision;

    public sealed record Unknown : ApprovalDecision;
}
