using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;

namespace Parley.Storage.Appointments;

internal sealed class AppointmentRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Id { get; init; }

    public required string Calendar { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public AppointmentStatus Status { get; set; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public required string Service { get; init; }

    public required string Notes { get; init; }

    public required string CallId { get; init; }

    public string? ReplacedBy { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public static void Configure(EntityTypeBuilder<AppointmentRow> row)
    {
        row.HasKey(r => new { r.TenantId, r.Id });
        // Overlaps are excluded by the serial writer; two with one start by the database itself, whoever writes to it.
        row.HasIndex(r => new { r.TenantId, r.Calendar, r.StartsAt }).IsUnique().HasFilter("status = 'booked'");
        row.HasIndex(r => new { r.TenantId, r.Phone });
    }

    public AppointmentRecord ToRecord() => new(Id, Calendar, StartsAt, EndsAt, Name, Phone, Service, Notes, CallId, CreatedAt)
    {
        Status = Status, ReplacedBy = ReplacedBy,
    };

    public static AppointmentRow Of(string tenant, AppointmentRecord record) => new()
    {
        TenantId = tenant,
        Id = record.Id,
        Calendar = record.Calendar,
        StartsAt = record.Start,
        EndsAt = record.End,
        Status = record.Status,
        Name = record.Name,
        Phone = record.Phone,
        Service = record.Service,
        Notes = record.Notes,
        CallId = record.CallId,
        ReplacedBy = record.ReplacedBy,
        CreatedAt = record.CreatedAt,
    };
}
