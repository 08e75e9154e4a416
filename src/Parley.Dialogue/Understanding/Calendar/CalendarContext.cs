using NodaTime;

namespace Parley.Understanding.Calendar;

/// <param name="Now">At the business, local.</param>
/// <param name="MonthFirst">11/25 is in November, as in the United States.</param>
/// <param name="IsBirth">A date of birth: years may be said with two digits, and what has no year is none.</param>
/// <param name="IsAsked">A bare answer may be short.</param>
/// <param name="Near">The date that is being corrected: a weekday alone means one of its week.</param>
internal sealed record CalendarContext(LocalDateTime Now, bool MonthFirst, bool IsBirth, bool IsAsked, LocalDate? Near)
{
    public LocalDate Today => Now.Date;
}
