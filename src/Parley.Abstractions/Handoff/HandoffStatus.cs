namespace Parley.Handoff;

/// <summary>Where a hand-off stands in the queue.</summary>
public enum HandoffStatus
{
    Open,

    /// <summary>A person sees to it.</summary>
    Claimed,

    Closed,

    /// <summary>The caller took it back before anybody saw to it.</summary>
    Withdrawn,
}
