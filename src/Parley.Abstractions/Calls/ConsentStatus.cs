namespace Parley.Calls;

/// <summary>What the caller said to being recorded.</summary>
public enum ConsentStatus
{
    /// <summary>Nothing so far: the agent's consent policy decides whether it asks, and whether anything is recorded before the answer.</summary>
    Unknown,

    Granted,

    /// <summary>Nothing is recorded, and what was is deleted.</summary>
    Refused,
}
