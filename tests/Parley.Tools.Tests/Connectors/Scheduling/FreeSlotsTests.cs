using CsCheck;
using NodaTime;
using Parley.Tools.Scheduling;

namespace Parley.Tools.Tests.Connectors.Scheduling;

public sealed class FreeSlotsTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private static readonly DateTimeZone[] Zones =
        [.. ((string[])["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "UTC"]).Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly Gen<OpenPeriod[]> Day =
        from cuts in Gen.Int[0, 24 * 12].Array[0, 3].Select(cuts => cuts.Select(cut => cut * 5).Concat([0, 24 * 60]).Distinct().Order().ToArray())
        from open in Gen.Bool.Array[cuts.Length]
        select cuts.Zip(cuts.Skip(1)).Where((_, i) => open[i]).Select(pair => new OpenPeriod(pair.First, pair.Second)).ToArray();

    // Around the days on which some clock or other changes.
    private static readonly Gen<Instant> Moment =
        from month in Gen.Int[0, 3].Select(i => new[] { 3, 4, 10, 11 }[i])
        from minutes in Gen.Int[0, 30 * 24 * 60]
        select Instant.FromUtc(2026, month, 1, 0, 0) + Duration.FromMinutes(minutes);

    private static readonly Gen<Interval> Busy =
        from start in Moment
        from minutes in Gen.Int[0, 600]
        select new Interval(start, start + Duration.FromMinutes(minutes));

    private static readonly Gen<CalendarSchedule> Schedules =
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])
        from days in Day.Array[7]
        from slot in Gen.Int[1, 12]
        select new CalendarSchedule
        {
            Zone = zone,
            SlotLength = Duration.FromMinutes(slot * 5),
            Hours = Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, day => (IReadOnlyList<OpenPeriod>)days[day - 1]),
            Holidays = [new HolidayRule.EveryYear(3, 29)],
        };

    [Fact]
    public void Slots_LieWithinOpeningHoursOfTheirDay() => Cases(100).Sample(
        test =>
        {
            foreach (var (start, end) in Find(test))
            {
                var (from, last) = (start.InZone(test.Schedule.Zone), (end - Minute).InZone(test.Schedule.Zone));
                from.Date.ShouldNotBe(new LocalDate(2026, 3, 29), "a holiday");
                // By the wall clock, as the people who open the doors go by it. The last minute counts and not the end: where the clocks jump at that very moment,
                // the end reads half an hour or an hour later than it was.
                var opened = test.Schedule.Hours[from.DayOfWeek].Any(period => Minutes(from, from.Date) >= period.From && Minutes(last, from.Date) < period.Until);
                opened.ShouldBeTrue($"{from} to {last}");
            }
        },
        iter: 400);

    [Fact]
    public void Slots_OverlapNothingThatIsBusy() => Cases(100).Sample(
        test => Find(test).ShouldAllBe(slot => test.Busy.All(busy => busy.Duration == Duration.Zero || busy.End <= slot.Start || busy.Start >= slot.End)),
        iter: 400);

    [Fact]
    public void Slots_AreInOrderAndDistinctWhenSaid() => Cases(100).Sample(
        test =>
        {
            var said = Find(test).Select(slot => LocalTimes.Format(slot.Start, test.Schedule.Zone)).ToList();
            said.ShouldBe(said.Distinct().Order(StringComparer.Ordinal));
            Find(test).ShouldAllBe(slot => LocalTimes.Parse(LocalTimes.Format(slot.Start, test.Schedule.Zone), test.Schedule.Zone) == slot.Start);
        },
        iter: 400);

    [Fact]
    public void Slots_AreAllThereAre() => Cases(6).Sample(
        test =>
        {
            // The same by a search of every minute: nothing free is withheld.
            var found = Find(test).Select(slot => slot.Start).ToHashSet();
            for (var start = test.Range.Start; start < test.Range.End; start += Duration.FromMinutes(5))
                found.Contains(start).ShouldBe(IsFree(test, start), start.ToString());
        },
        iter: 60);

    [Fact]
    public void ClockGoingForward_SkipsTheHourThatIsNot()
    {
        var schedule = Night("America/Chicago", 1, 5);
        Said(schedule, new LocalDate(2026, 3, 8)).ShouldBe(["2026-03-08T01:00", "2026-03-08T03:00", "2026-03-08T04:00"]);
    }

    [Fact]
    public void ClosingInTheHourThatIsNot_IsWhenTheClocksJump()
    {
        var schedule = Night("America/Chicago", 0, 2) with { SlotLength = Duration.FromMinutes(30) };
        var halfPast = schedule with { Hours = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenPeriod>> { [IsoDayOfWeek.Sunday] = [new OpenPeriod(0, 150)] } };
        Said(halfPast, new LocalDate(2026, 3, 8)).ShouldBe(Said(schedule, new LocalDate(2026, 3, 8)));
        Said(halfPast, new LocalDate(2026, 3, 8))[^1].ShouldBe("2026-03-08T01:30");
    }

    [Fact]
    public void ClockGoingBack_OffersTheDoubleHourOnce()
    {
        var schedule = Night("America/Chicago", 0, 4);
        Said(schedule, new LocalDate(2026, 11, 1)).ShouldBe(["2026-11-01T00:00", "2026-11-01T01:00", "2026-11-01T02:00", "2026-11-01T03:00"]);
    }

    [Theory]
    [InlineData("fourth thursday of november", "2026-11-26")]
    [InlineData("last monday of may", "2026-05-25")]
    [InlineData("first monday of september", "2026-09-07")]
    [InlineData("12-25", "2026-12-25")]
    [InlineData("2026-12-24", "2026-12-24")]
    public void Holiday_FallsOnItsDayOnly(string rule, string day)
    {
        var holiday = HolidayRule.Parse(rule).ShouldNotBeNull();
        var days = Enumerable.Range(0, 365).Select(n => new LocalDate(2026, 1, 1).PlusDays(n)).Where(holiday.FallsOn);
        days.ShouldHaveSingleItem().ToString("uuuu-MM-dd", null).ShouldBe(day);
    }

    private static Gen<Case> Cases(int busy) =>
        from schedule in Schedules
        from taken in Busy.Array[0, busy]
        from start in Moment
        from days in Gen.Int[1, 6]
        from length in Gen.Int[1, 36]
        select new Case(schedule, taken, new Interval(start, start + Duration.FromDays(days)), Duration.FromMinutes(length * 5));

    private static List<(Instant Start, Instant End)> Find(Case test) =>
        [.. FreeSlots.Find(test.Schedule, test.Busy, test.Range, test.Length).Select(start => (start, start + test.Length))];

    private static bool IsFree(Case test, Instant start) =>
        test.Schedule.Starts(new Interval(start, start + Duration.Epsilon), test.Length).Any()
        && test.Busy.All(busy => busy.Duration == Duration.Zero || busy.End <= start || busy.Start >= start + test.Length);

    private static int Minutes(ZonedDateTime time, LocalDate day) =>
        (int)Period.Between(day.AtMidnight(), time.LocalDateTime, PeriodUnits.Minutes).Minutes;

    private static CalendarSchedule Night(string zone, int from, int until) => new()
    {
        Zone = DateTimeZoneProviders.Tzdb[zone],
        SlotLength = Duration.FromHours(1),
        Hours = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenPeriod>> { [IsoDayOfWeek.Sunday] = [new OpenPeriod(from * 60, until * 60)] },
    };

    private static List<string> Said(CalendarSchedule schedule, LocalDate day) =>
        [.. schedule
            .Starts(new Interval(schedule.Zone.AtStartOfDay(day).ToInstant(), schedule.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant()), schedule.SlotLength)
            .Select(start => LocalTimes.Format(start, schedule.Zone))];

    private sealed record Case(CalendarSchedule Schedule, Interval[] Busy, Interval Range, Duration Length);
}
