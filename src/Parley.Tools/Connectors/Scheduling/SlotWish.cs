using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Parley.Tools.Schemas;

namespace Parley.Tools.Scheduling;

/// <summary>What a caller would like: days, a time of day, a part of the day. Pure.</summary>
/// <param name="From">The first moment; null for as soon as can be.</param>
/// <param name="Until">Exclusive; null for the usual search.</param>
/// <param name="Time">The best time of day; null for any.</param>
/// <param name="Part">The part of the day; null for any.</param>
/// <param name="Zone">The calendar's.</param>
internal sealed record SlotWish(Instant? From, Instant? Until, LocalTime? Time, (LocalTime From, LocalTime? Until)? Part, DateTimeZone Zone)
{
    private static readonly LocalTime Noon = new(12, 0);
    private static readonly LocalTime Evening = new(17, 0);
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <returns>Null when a day or time cannot be read.</returns>
    public static SlotWish? Read(JsonObject arguments, DateTimeZone zone)
    {
        if (!TryReadMoment(arguments.Text("from"), zone, isEnd: false, out var from) || !TryReadMoment(arguments.Text("until"), zone, isEnd: true, out var until))
            return null;
        LocalTime? time = null;
        if (arguments.Text("time") is { Length: > 0 } text)
        {
            if (TimePattern.Parse(text) is not { Success: true } parsed)
                return null;
            time = parsed.Value;
        }

        return new SlotWish(from, until, time, PartOf(arguments.Text("part_of_day")), zone);
    }

    public bool Allows(Instant start)
    {
        var time = start.InZone(Zone).TimeOfDay;
        return Part is not { } part || (time >= part.From && (part.Until is not { } until || time < until));
    }

    /// <summary>Whether a start is the very day and time that were asked for.</summary>
    public bool IsExactly(Instant start)
    {
        if (Time is not { } time || From is not { } from)
            return false;
        var local = start.InZone(Zone);
        return local.TimeOfDay == time && local.Date == from.InZone(Zone).Date;
    }

    /// <summary>
    /// The choices worth saying, best first where a time was asked for, else in order. On the day that was asked for: the nearest to the time, or first, last and between. With no
    /// such day, or nothing free on it: one a day.
    /// </summary>
    public IReadOnlyList<Instant> Choose(IReadOnlyList<Instant> free, int limit)
    {
        if (From is { } from && free.Where(start => DateOf(start) == DateOf(from)).ToList() is { Count: > 0 } thatDay)
            return Time is { } time ? Nearest(thatDay, time, limit) : Between(thatDay, limit);
        if (Time is { } any)
            return [.. free.GroupBy(DateOf).Select(day => Nearest([.. day], any, 1)[0]).Take(limit)];
        return FreeSlots.Spread(free, Zone, limit);
    }

    private LocalDate DateOf(Instant start) => start.InZone(Zone).Date;

    private List<Instant> Nearest(List<Instant> starts, LocalTime time, int limit) =>
        [.. starts.OrderBy(start => Math.Abs((start.InZone(Zone).TimeOfDay - time).ToDuration().TotalSeconds)).ThenBy(start => start).Take(limit)];

    private static List<Instant> Between(List<Instant> starts, int limit) => starts.Count <= limit
        ? starts
        : limit == 1 ? [starts[0]] : [.. Enumerable.Range(0, limit).Select(i => starts[i * (starts.Count - 1) / (limit - 1)])];

    private static bool TryReadMoment(string text, DateTimeZone zone, bool isEnd, out Instant? moment)
    {
        moment = null;
        if (text.Length == 0)
            return true;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            moment = zone.AtStartOfDay(isEnd ? date.Value.PlusDays(1) : date.Value).ToInstant();
        else
            moment = LocalTimes.Parse(text, zone);
        return moment is not null;
    }

    private static (LocalTime, LocalTime?)? PartOf(string part) => part switch
    {
        "morning" => (LocalTime.Midnight, Noon),
        "afternoon" => (Noon, Evening),
        "evening" => (Evening, null),
        _ => null,
    };
}
