using System.Text.Json.Nodes;
using NodaTime;
using Parley.Flows;
using Parley.Tools.People;
using Parley.Tools.Scheduling.CalDav;
using Parley.Tools.Schemas;

namespace Parley.Tools.Scheduling;

/// <summary>Finds free times, or the appointments a caller has.</summary>
internal sealed class CalendarLookup(string name, CalendarSettings settings) : ITool
{
    private static readonly Duration UsualSearch = Duration.FromDays(14);

    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Finds free appointment times, or the upcoming appointments of a caller by name and telephone number.",
        Parameters = CalendarSchemas.LookupParameters(),
        Result = CalendarSchemas.LookupResult(),
        Effect = ToolEffect.Reads,
        IsIdempotent = true,
        ResultSource = ValueSource.Agent,
        Trust = new Dictionary<string, ValueSource> { ["name"] = ValueSource.Caller, ["phone"] = ValueSource.Caller },
        Sensitive = ["/name", "/phone", "/appointments"],
        Filler = "One moment, I am looking at the calendar.",
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var booking = settings.For(invocation.Scope.Agent);
        try
        {
            return invocation.Arguments.Text("action") == "appointments"
                ? await AppointmentsAsync(booking, invocation, cancellationToken)
                : await FreeSlotsAsync(booking, invocation, cancellationToken);
        }
        catch (CalDavFaultException e)
        {
            return new ToolOutcome.Failed(e.Code, e.Message);
        }
    }

    private static async Task<ToolOutcome> AppointmentsAsync(CalendarBooking booking, ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var arguments = invocation.Arguments;
        if (PhoneText.Normalize(arguments.Text("phone"), invocation.Scope.Agent.Region) is not { } phone || arguments.Text("name").Length == 0)
            return new ToolOutcome.Failed("rejected", "Appointments are found by a name and a telephone number.");
        var now = Now(invocation);
        var found = new JsonArray();
        foreach (var calendar in booking.Calendars)
            foreach (var appointment in await calendar.Store.UpcomingAsync(invocation.Tenant, phone, now, cancellationToken))
                if (SameName.Matches(appointment.Name, arguments.Text("name")))
                    found.Add(AppointmentJson.Of(booking, calendar, appointment));
        var sorted = new JsonArray([.. found.OrderBy(a => a!["start"]!.GetValue<string>(), StringComparer.Ordinal).Select(a => a!.DeepClone())]);
        return new ToolOutcome.Succeeded(new JsonObject { ["count"] = sorted.Count, ["appointments"] = sorted });
    }

    private static async Task<ToolOutcome> FreeSlotsAsync(CalendarBooking booking, ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var arguments = invocation.Arguments;
        if (booking.Find(arguments.Text("calendar")) is not { } calendar)
            return new ToolOutcome.Failed("not_found", $"There is no such calendar; there are {string.Join(", ", booking.Calendars.Select(c => c.Name))}.");
        if (!booking.Knows(arguments.Text("service")))
            return new ToolOutcome.Failed("not_found", $"There is no such service; there are {string.Join(", ", booking.Services.Select(s => s.Name))}.");
        if (SlotWish.Read(arguments, calendar.Schedule.Zone) is not { } wish)
            return new ToolOutcome.Failed("rejected", "The range of days or the time of day cannot be read.");
        var range = Range(calendar.Schedule, wish, Now(invocation));
        var length = booking.LengthOf(arguments.Text("service"), arguments.Number("duration_minutes", 0));
        IReadOnlyList<Interval> busy = range.Duration > Duration.Zero ? await calendar.Store.BusyAsync(invocation.Tenant, range, cancellationToken) : [];
        var free = FreeSlots.Find(calendar.Schedule, busy, range, length).Where(start => wish.Allows(start)).ToList();
        var chosen = wish.Choose(free, arguments.Number("limit", 3));
        return new ToolOutcome.Succeeded(new JsonObject
        {
            ["count"] = chosen.Count,
            ["exact"] = chosen is [var first, ..] && wish.IsExactly(first),
            ["on_requested_day"] = chosen.Count > 0 && (wish.From is not { } from || chosen[0].InZone(calendar.Schedule.Zone).Date == from.InZone(calendar.Schedule.Zone).Date),
            ["spoken"] = SpokenList.Or([.. chosen.Select(start => LocalTimes.Say(start, calendar.Schedule.Zone))]),
            ["time_zone"] = calendar.Schedule.Zone.Id,
            ["slots"] = new JsonArray([.. chosen.Select(start => Slot(booking, calendar, start, length))]),
        });
    }

    private static Interval Range(CalendarSchedule schedule, SlotWish wish, Instant now)
    {
        var bookable = schedule.Bookable(now);
        var from = Instant.Max(wish.From ?? now, bookable.Start);
        var until = Instant.Min(wish.Until ?? from + UsualSearch, bookable.End);
        return new Interval(from, Instant.Max(from, until));
    }

    private static JsonObject Slot(CalendarBooking booking, BookableCalendar calendar, Instant start, Duration length) => new()
    {
        ["start"] = LocalTimes.Format(start, calendar.Schedule.Zone),
        ["end"] = LocalTimes.Format(start + length, calendar.Schedule.Zone),
        ["calendar"] = calendar.Name,
        ["spoken"] = booking.Say(calendar, start),
    };

    private static Instant Now(ToolInvocation invocation) => Instant.FromDateTimeOffset(invocation.Clock.GetUtcNow());
}
