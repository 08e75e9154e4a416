using System.Globalization;
using NodaTime;
using Parley.Tools.Settings;

namespace Parley.Tools.Scheduling;

/// <summary>Reads opening hours, holidays and rules of booking from settings.</summary>
internal static class ScheduleReader
{
    /// <param name="otherwise">What holds where the settings say nothing.</param>
    public static CalendarSchedule Read(ToolSettings settings, CalendarSchedule otherwise) => otherwise with
    {
        SlotLength = Length(settings, "slot", otherwise.SlotLength),
        Hours = settings.Has("opening_hours") ? Hours(settings.Section("opening_hours")) : otherwise.Hours,
        SpecialDays = settings.Has("special_days") ? SpecialDays(settings) : otherwise.SpecialDays,
        Holidays = settings.Has("holidays") ? Holidays(settings) : otherwise.Holidays,
        MinimumNotice = Length(settings, "minimum_notice", otherwise.MinimumNotice),
        Horizon = Length(settings, "horizon", otherwise.Horizon),
    };

    public static Duration Length(ToolSettings settings, string key, Duration otherwise) =>
        Duration.FromTimeSpan(settings.Duration(key, otherwise.ToTimeSpan()));

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<OpenPeriod>> Hours(ToolSettings settings)
    {
        var hours = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenPeriod>>();
        foreach (var name in Weekdays.Names)
            if (settings.Has(name) && Weekdays.TryParse(name, out var day))
                hours[day] = Periods(settings, name);
        return hours;
    }

    private static Dictionary<LocalDate, IReadOnlyList<OpenPeriod>> SpecialDays(ToolSettings settings)
    {
        var days = new Dictionary<LocalDate, IReadOnlyList<OpenPeriod>>();
        var section = settings.Section("special_days");
        foreach (var (name, _) in settings.Raw("special_days") ?? [])
        {
            var periods = Periods(section, name);
            if (DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                days[LocalDate.FromDateOnly(date)] = periods;
            else
                section.Fault(name, "expected a date such as 2026-12-24");
        }

        return days;
    }

    private static List<HolidayRule> Holidays(ToolSettings settings)
    {
        var rules = new List<HolidayRule>();
        foreach (var text in settings.List("holidays"))
            if (HolidayRule.Parse(text) is { } rule)
                rules.Add(rule);
            else
                settings.Fault("holidays", $"'{text}' is no day such as 2026-12-24, 12-25 or 'fourth thursday of november'");
        return rules;
    }

    private static List<OpenPeriod> Periods(ToolSettings settings, string key)
    {
        var periods = new List<OpenPeriod>();
        foreach (var text in settings.List(key))
        {
            if (text is "" or "closed")
                continue;
            if (!OpenPeriod.TryParse(text, out var period))
                settings.Fault(key, $"'{text}' is no period such as 08:00-12:30");
            else if (periods.Count > 0 && periods[^1].Until > period.From)
                settings.Fault(key, "periods must follow one another");
            else
                periods.Add(period);
        }

        return periods;
    }
}
