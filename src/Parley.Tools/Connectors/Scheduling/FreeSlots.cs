using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>What is left of a schedule when its appointments are taken away. Pure.</summary>
internal static class FreeSlots
{
    /// <summary>Free starts in order, lazily. Busy times may overlap each other and come in any order.</summary>
    public static IEnumerable<Instant> Find(CalendarSchedule schedule, IReadOnlyList<Interval> busy, Interval range, Duration length)
    {
        var taken = Merge(busy);
        var next = 0;
        foreach (var start in schedule.Starts(range, length))
        {
            while (next < taken.Count && taken[next].End <= start)
                next++;
            if (next == taken.Count || taken[next].Start >= start + length)
                yield return start;
        }
    }

    /// <summary>Spread over the days of the range rather than all on the first: one choice a day until the limit, then the rest in order.</summary>
    public static IReadOnlyList<Instant> Spread(IEnumerable<Instant> free, DateTimeZone zone, int limit)
    {
        var all = free.ToList();
        if (all.Count <= limit)
            return all;
        var firsts = all.GroupBy(start => start.InZone(zone).Date).Select(day => day.First()).Take(limit).ToList();
        return [.. firsts.Concat(all.Except(firsts)).Take(limit).Order()];
    }

    private static List<Interval> Merge(IReadOnlyList<Interval> busy)
    {
        var merged = new List<Interval>();
        foreach (var next in busy.Where(time => time.HasStart && time.HasEnd && time.Duration > Duration.Zero).OrderBy(time => time.Start))
        {
            if (merged.Count > 0 && merged[^1].End >= next.Start)
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, next.End));
            else
                merged.Add(next);
        }

        return merged;
    }
}
