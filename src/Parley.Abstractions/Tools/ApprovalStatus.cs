namespace Parley.Tools;

/// <summary>Where an approval stands.</summary>
public enum ApprovalStatus
{
    Pending,

    /// <summary>A person agreed; the call is run or was.</summary>
    Approved,

    Denied,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}
