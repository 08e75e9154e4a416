namespace Parley.Understanding.Calendar;

/// <summary>A part of the day that makes "three" or "nine" certain.</summary>
internal enum DayPart
{
    Unsaid,
    Morning,
    Afternoon,
    Evening,
    Night,
}
