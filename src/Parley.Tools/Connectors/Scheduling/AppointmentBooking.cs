using System.Text.Json.Nodes;
using NodaTime;
using Parley.Flows;
using Parley.Tools.People;
using Parley.Tools.Scheduling.CalDav;
using Parley.Tools.Schemas;

namespace Parley.Tools.Scheduling;

/// <summary>Books, moves and cancels. Whoever moves or cancels must know the name and number it stands under.</summary>
internal sealed class AppointmentBooking(string name, CalendarSettings settings) : ITool
{
    /// <summary>Some of its appointments stand in a calendar server and not in the embedded book.</summary>
    public bool IsKeptElsewhere => settings.Booking.Calendars.Any(calendar => calendar.Store is not EmbeddedCalendar);

    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Books an appointment at a free time, or moves or cancels one that calendar_lookup found.",
        Parameters = CalendarSchemas.BookingParameters(),
        Result = CalendarSchemas.BookingResult(),
        Effect = ToolEffect.Commits,
        IsIdempotent = true,
        ResultSource = ValueSource.Agent,
        Trust = new Dictionary<string, ValueSource>
        {
            ["start"] = ValueSource.Caller,
            ["name"] = ValueSource.Caller,
            ["phone"] = ValueSource.Caller,
        },
        Sensitive = ["/name", "/phone", "/notes"],
        Filler = "One moment, I am entering that.",
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        if (PhoneText.Normalize(invocation.Arguments.Text("phone"), invocation.Scope.Agent.Region) is not { } phone)
            return new ToolOutcome.Failed("rejected", "That is no telephone number.");
        var booking = settings.For(invocation.Scope.Agent);
        try
        {
            return invocation.Arguments.Text("action") switch
            {
                "book" => await BookAsync(booking, invocation, phone, cancellationToken),
                var action => await ChangeAsync(booking, invocation, phone, isMove: action == "move", cancellationToken),
            };
        }
        catch (CalDavFaultException e)
        {
            return new ToolOutcome.Failed(e.Code, e.Message, MayHaveHappened: e.Code is not ("rejected" or "not_found"));
        }
    }

    private static async Task<ToolOutcome> BookAsync(CalendarBooking booking, ToolInvocation invocation, string phone, CancellationToken cancellationToken)
    {
        var arguments = invocation.Arguments;
        if (booking.Find(arguments.Text("calendar")) is not { } calendar)
            return new ToolOutcome.Failed("rejected", $"There is no such calendar; there are {string.Join(", ", booking.Calendars.Select(c => c.Name))}.");
        if (!booking.Knows(arguments.Text("service")))
            return new ToolOutcome.Failed("rejected", $"There is no such service; there are {string.Join(", ", booking.Services.Select(s => s.Name))}.");
        var length = booking.LengthOf(arguments.Text("service"), arguments.Number("duration_minutes", 0));
        if (Wanted(calendar, invocation, length, phone, arguments.Text("service")) is not { } wanted)
            return NoSuchTime();
        var (now, id) = (Now(invocation), wanted.Id);
        // A call repeated after a crash finds its booking even when the time has come too near to book it now.
        if (!calendar.Schedule.Offers(wanted.Time.Start, length, now) && await calendar.Store.FindAsync(invocation.Tenant, id, cancellationToken) is null)
            return NotOffered();
        return Answer("booked", booking, calendar, await calendar.Store.BookAsync(invocation.Tenant, wanted, now, cancellationToken));
    }

    private static async Task<ToolOutcome> ChangeAsync(
        CalendarBooking booking, ToolInvocation invocation, string phone, bool isMove, CancellationToken cancellationToken)
    {
        foreach (var calendar in booking.Calendars)
        {
            var found = await calendar.Store.FindAsync(invocation.Tenant, invocation.Arguments.Text("appointment_id"), cancellationToken);
            if (found is null)
                continue;
            if (found.Phone != phone || !SameName.Matches(found.Name, invocation.Arguments.Text("name")))
                break;
            return isMove
                ? await MoveAsync(booking, calendar, found, invocation, cancellationToken)
                : Answer("cancelled", booking, calendar, await calendar.Store.CancelAsync(invocation.Tenant, found.Id, Now(invocation), cancellationToken));
        }

        return NotFound();
    }

    private static async Task<ToolOutcome> MoveAsync(
        CalendarBooking booking, BookableCalendar calendar, Appointment old, ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var now = Now(invocation);
        if (Wanted(calendar, invocation, old.Time.Duration, old.Phone, old.Service) is not { } moved)
            return NoSuchTime();
        moved = moved with { Name = old.Name, Notes = moved.Notes.Length > 0 ? moved.Notes : old.Notes };
        if (!calendar.Schedule.Offers(moved.Time.Start, moved.Time.Duration, now)
            && await calendar.Store.FindAsync(invocation.Tenant, moved.Id, cancellationToken) is null)
            return NotOffered();
        return Answer("moved", booking, calendar, await calendar.Store.MoveAsync(invocation.Tenant, old.Id, moved, now, cancellationToken));
    }

    private static Appointment? Wanted(BookableCalendar calendar, ToolInvocation invocation, Duration length, string phone, string service)
    {
        var arguments = invocation.Arguments;
        return LocalTimes.Parse(arguments.Text("start"), calendar.Schedule.Zone) is not { } start ? null : new Appointment(
            AppointmentId.For(invocation.Tenant, invocation.IdempotencyKey),
            new Interval(start, start + length),
            arguments.Text("name"),
            phone,
            service,
            arguments.Text("notes"))
        {
            CallId = invocation.Scope.Call.Id.Value,
        };
    }

    private static ToolOutcome Answer(string status, CalendarBooking booking, BookableCalendar calendar, CalendarOutcome outcome)
    {
        switch (outcome)
        {
            case CalendarOutcome.Done done:
                var result = new JsonObject { ["status"] = status };
                foreach (var (field, value) in AppointmentJson.Of(booking, calendar, done.Appointment))
                    result[field] = value?.DeepClone();
                return new ToolOutcome.Succeeded(result);
            case CalendarOutcome.Taken:
                return new ToolOutcome.Failed("conflict", "That time has just been taken.");
            default:
                return NotFound();
        }
    }

    private static ToolOutcome.Failed NotFound() => new("not_found", "No such appointment stands under that name and number.");

    private static ToolOutcome.Failed NoSuchTime() => new("rejected", "There is no such date and time.");

    private static ToolOutcome.Failed NotOffered() => new("rejected", "No appointment can begin at that time.");

    private static Instant Now(ToolInvocation invocation) => Instant.FromDateTimeOffset(invocation.Clock.GetUtcNow());
}
