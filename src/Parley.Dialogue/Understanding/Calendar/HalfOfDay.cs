namespace Parley.Understanding.Calendar;

/// <summary>Which half of the day an hour on a dial means.</summary>
internal static class HalfOfDay
{
    /// <summary>By the part of the day that was said; else the half in which businesses are open: 7 to 11 before noon, 12 to 6 after.</summary>
    public static int Settle(int hour, DayPart part) => (hour, part) switch
    {
        (0 or > 12, _) => hour,
        (12, DayPart.Morning or DayPart.Night) => 0,
        (12, _) => 12,
        (_, DayPart.Morning) => hour,
        (< 5, DayPart.Night) => hour,
        (_, DayPart.Afternoon or DayPart.Evening or DayPart.Night) => hour + 12,
        (< 7, _) => hour + 12,
        _ => hour,
    };
}
