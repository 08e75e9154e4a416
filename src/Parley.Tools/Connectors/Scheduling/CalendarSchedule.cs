using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>When one calendar takes appointments, without regard to those it has. Immutable.</summary>
internal sealed record CalendarSchedule
{
    public required DateTimeZone Zone { get; init; }

    /// <summary>Appointments begin this far apart, counted from each opening.</summary>
    public Duration SlotLength { get; init; } = Duration.FromMinutes(30);

    /// <summary>In the order of the day, without overlap; days not named are closed.</summary>
    public required IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpenPeriod>> Hours { get; init; }

    /// <summary>Days with hours of their own; they win over weekday and holiday.</summary>
    public IReadOnlyDictionary<LocalDate, IReadOnlyList<OpenPeriod>> SpecialDays { get; init; } = new Dictionary<LocalDate, IReadOnlyList<OpenPeriod>>();

    public IReadOnlyList<HolidayRule> Holidays { get; init; } = [];

    /// <summary>How long before its start an appointment can last be booked.</summary>
    public Duration MinimumNotice { get; init; } = Duration.Zero;

    /// <summary>How far ahead it can be booked.</summary>
    public Duration Horizon { get; init; } = Duration.FromDays(90);

    /// <summary>What can be booked from now on.</summary>
    public Interval Bookable(Instant now) => new(now + MinimumNotice, now + MinimumNotice + Horizon);

    public IEnumerable<Interval> OpenOn(LocalDate date)
    {
        if (!SpecialDays.TryGetValue(date, out var periods))
            periods = Holidays.Any(rule => rule.FallsOn(date)) ? [] : Hours.GetValueOrDefault(date.DayOfWeek, []);
        foreach (var period in periods)
        {
            var from = period.On(date, Zone);
            if (from.Duration > Duration.Zero)
                yield return from;
        }
    }

    /// <summary>
    /// Starts at which an appointment of a length fits into opening hours, in order, from the opening that holds <paramref name="range"/>'s start on. A start whose
    /// local time comes twice is offered the first time only: said aloud, the two cannot be told apart.
    /// </summary>
    public IEnumerable<Instant> Starts(Interval range, Duration length)
    {
        var last = range.End.InZone(Zone).Date;
        for (var date = range.Start.InZone(Zone).Date; date <= last; date = date.PlusDays(1))
            foreach (var open in OpenOn(date))
                for (var start = open.Start; start + length <= open.End; start += SlotLength)
                    if (start >= range.Start && start < range.End && LocalTimes.IsSayable(start, Zone))
                        yield return start;
    }

    /// <summary>Whether an appointment could be booked, were the calendar empty.</summary>
    public bool Offers(Instant start, Duration length, Instant now) =>
        Bookable(now).Contains(start) && Starts(new Interval(start, start + Duration.Epsilon), length).Any();
}
