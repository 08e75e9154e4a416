namespace Parley.Tools.Scheduling;

/// <summary>What a calendar made of a change.</summary>
internal abstract record CalendarOutcome
{
    private CalendarOutcome() { }

    /// <summary>It stands as asked, now or since an earlier attempt.</summary>
    public sealed record Done(Appointment Appointment) : CalendarOutcome;

    /// <summary>Something else has the time.</summary>
    public sealed record Taken : CalendarOutcome;

    /// <summary>There is no such appointment, or it no longer stands.</summary>
    public sealed record NotFound : CalendarOutcome;
}
