namespace Parley.Handoff;

/// <summary>How a claim, a close or a withdrawal ended.</summary>
public abstract record HandoffChange
{
    private HandoffChange()
    {
    }

    /// <param name="Handoff">As it stands now.</param>
    public sealed record Made(QueuedHandoff Handoff) : HandoffChange;

    /// <summary>Somebody else was first.</summary>
    /// <param name="Handoff">As it stands, unchanged.</param>
    public sealed record TooLate(QueuedHandoff Handoff) : HandoffChange;

    public sealed record Missing : HandoffChange;
}
