namespace Parley.Handoff;

/// <summary>Where a hand-off stands in the queue.</summary>
public enum HandoffStatus
{
    Open,

    /// <summary>A person sees to it.</summary>
    Claimed,

    Closed,
}
