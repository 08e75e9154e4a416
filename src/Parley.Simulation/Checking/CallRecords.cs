using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Parley.Handoff;
using Parley.Storage.Appointments;
using Parley.Storage.Outbox;
using Parley.Storage.Tickets;
using Parley.Tenancy;
using Parley.Tools;
using Parley.Tools.Files;
using Parley.Tools.Scheduling;

namespace Parley.Simulation.Checking;

/// <summary>What a simulated server holds after a call, by the fields scenarios name.</summary>
internal sealed class CallRecords(IServiceProvider services, TenantContext tenant)
{
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> AppointmentsAsync(string zone, CancellationToken cancellationToken)
    {
        var local = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var booked = await services.GetRequiredService<AppointmentBook>()
            .BookedAsync(tenant, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddDays(-2), cancellationToken);
        return [.. booked.Select(appointment => Fields(
            ("start", Instant.FromDateTimeOffset(appointment.Start).InZone(local).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null)),
            ("name", appointment.Name), ("phone", appointment.Phone), ("notes", appointment.Notes)))];
    }

    /// <summary>Some of the tenant's appointments are kept by a calendar server, where they cannot be read from here.</summary>
    public async Task<bool> HasUnseenCalendarAsync(CancellationToken cancellationToken) =>
        (await services.GetRequiredService<ToolFiles>().ToolsAsync(tenant, cancellationToken)).Any(tool => Within(tool) is AppointmentBooking { IsKeptElsewhere: true });

    private static ITool Within(ITool tool) => tool is OverlaidTool overlaid ? Within(overlaid.Tool) : tool;

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> TicketsAsync(CancellationToken cancellationToken)
    {
        var tickets = await services.GetRequiredService<TicketDesk>().ListAsync(tenant, 100, before: null, cancellationToken);
        return [.. tickets.Select(ticket => Fields(
            ("subject", ticket.Subject), ("description", ticket.Description), ("name", ticket.Name), ("contact", ticket.Contact)))];
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> HandoffsAsync(CancellationToken cancellationToken)
    {
        var waiting = await services.GetRequiredService<IHandoffQueue>().ListAsync(tenant, status: null, queue: null, 100, cancellationToken);
        return [.. waiting.Select(handoff => Fields(
            ("reason", Snake(handoff.Reason)), ("queue", handoff.Queue), ("urgency", Snake(handoff.Urgency)), ("summary", handoff.Summary), ("detail", handoff.Detail), ("status", Snake(handoff.Status))))];
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> MessagesAsync(CancellationToken cancellationToken)
    {
        var messages = await services.GetRequiredService<MessageOutbox>().ListAsync(tenant, 100, before: null, cancellationToken);
        return [.. messages.Select(message => Fields(("kind", Snake(message.Kind)), ("recipient", message.Recipient), ("subject", message.Subject), ("body", message.Body)))];
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private static string Snake<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
