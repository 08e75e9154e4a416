using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Handoff;
using Parley.LanguageModels;
using Parley.Storage.Agents;
using Parley.Storage.Appointments;
using Parley.Storage.Calls;
using Parley.Storage.Dialogue;
using Parley.Storage.Handoffs;
using Parley.Storage.OptOuts;
using Parley.Storage.Outbox;
using Parley.Storage.Tickets;
using Parley.Storage.Tools;
using Parley.Storage.Usage;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Database;

/// <summary>
/// The database as one tenant sees it: every query is filtered by the tenant it was opened for, and saving a row of another one is a bug
/// that throws. Column types are portable (text, integers): times are Unix milliseconds, enums their snake_case names, words JSON text.
/// </summary>
internal sealed class ParleyDbContext(DbContextOptions<ParleyDbContext> options) : DbContext(options)
{
    /// <summary>Null only for maintenance, which then sees no rows unless it asks for all of them by name.</summary>
    private string? Tenant { get; set; }

    /// <summary>Contexts go round: this one serves <paramref name="tenant"/> until it is disposed of.</summary>
    internal ParleyDbContext For(TenantContext? tenant)
    {
        Tenant = tenant?.Id.Value;
        return this;
    }

    public DbSet<CallRow> Calls => Set<CallRow>();

    public DbSet<TranscriptRow> Transcripts => Set<TranscriptRow>();

    public DbSet<LatencyRow> Latencies => Set<LatencyRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<ModelRequestRow> ModelRequests => Set<ModelRequestRow>();

    public DbSet<AgentVersionRow> AgentVersions => Set<AgentVersionRow>();

    public DbSet<AgentPublicationRow> AgentPublications => Set<AgentPublicationRow>();

    public DbSet<DialogueStateRow> DialogueStates => Set<DialogueStateRow>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<ITenantOwned>())
            if (entry.Entity.TenantId != Tenant)
                throw new InvalidOperationException("A row of one tenant was about to be saved for another.");
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Rows are saved asynchronously.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<ConsentStatus>().HaveConversion<SnakeCaseConverter<ConsentStatus>>().HaveMaxLength(32);
        configurationBuilder.Properties<CallStatus>().HaveConversion<SnakeCaseConverter<CallStatus>>().HaveMaxLength(32);
        configurationBuilder.Properties<HangUpReason>().HaveConversion<SnakeCaseConverter<HangUpReason>>().HaveMaxLength(32);
        configurationBuilder.Properties<AppointmentStatus>().HaveConversion<SnakeCaseConverter<AppointmentStatus>>().HaveMaxLength(32);
        configurationBuilder.Properties<OutboxKind>().HaveConversion<SnakeCaseConverter<OutboxKind>>().HaveMaxLength(32);
        configurationBuilder.Properties<OutboxStatus>().HaveConversion<SnakeCaseConverter<OutboxStatus>>().HaveMaxLength(32);
        configurationBuilder.Properties<TicketPriority>().HaveConversion<SnakeCaseConverter<TicketPriority>>().HaveMaxLength(32);
        configurationBuilder.Properties<HandoffReason>().HaveConversion<SnakeCaseConverter<HandoffReason>>().HaveMaxLength(32);
        configurationBuilder.Properties<HandoffUrgency>().HaveConversion<SnakeCaseConverter<HandoffUrgency>>().HaveMaxLength(32);
        configurationBuilder.Properties<HandoffStatus>().HaveConversion<SnakeCaseConverter<HandoffStatus>>().HaveMaxLength(32);
        configurationBuilder.Properties<ApprovalStatus>().HaveConversion<SnakeCaseConverter<ApprovalStatus>>().HaveMaxLength(32);
        configurationBuilder.Properties<Speaker>().HaveConversion<SnakeCaseConverter<Speaker>>().HaveMaxLength(32);
        configurationBuilder.Properties<ModelClass>().HaveConversion<SnakeCaseConverter<ModelClass>>().HaveMaxLength(32);
        configurationBuilder.Properties<ModelEnding>().HaveConversion<SnakeCaseConverter<ModelEnding>>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Owned<CallRow>(modelBuilder, "calls", row => row.HasKey(r => new { r.TenantId, r.Id }));
        modelBuilder.Entity<CallRow>().HasIndex(r => r.Status);
        modelBuilder.Entity<CallRow>().HasIndex(r => new { r.TenantId, r.AgentId, r.AgentVersion });
        modelBuilder.Entity<CallRow>().Property(r => r.AgentId).HasMaxLength(64);
        modelBuilder.Entity<CallRow>().Property(r => r.Resumes).HasMaxLength(64);
        modelBuilder.Entity<CallRow>().Property(r => r.VoiceToVoiceP50Ms).HasColumnName("voice_to_voice_p50_ms");
        Owned<TranscriptRow>(modelBuilder, "transcript_entries", row => row.HasKey(r => new { r.TenantId, r.CallId, r.Sequence }));
        Owned<LatencyRow>(modelBuilder, "turn_latencies", row => row.HasKey(r => new { r.TenantId, r.CallId, r.Turn }));
        Owned<EventRow>(modelBuilder, "call_events", row => row.HasKey(r => new { r.TenantId, r.CallId, r.Sequence }));
        Owned<AgentVersionRow>(modelBuilder, AgentRowsModel.Version);
        Owned<AgentPublicationRow>(modelBuilder, AgentRowsModel.Publication);
        Owned<DialogueStateRow>(modelBuilder, "dialogue_states", row => row.HasKey(r => new { r.TenantId, r.CallId, r.Turn }));
        modelBuilder.Entity<DialogueStateRow>().HasIndex(r => new { r.TenantId, r.CallId, r.Revision }).IsUnique();
        OfCall<TranscriptRow>(modelBuilder);
        OfCall<LatencyRow>(modelBuilder);
        OfCall<EventRow>(modelBuilder);
        Owned<ModelRequestRow>(modelBuilder, "model_requests", ModelRequestRow.Configure);
        OfCall<ModelRequestRow>(modelBuilder);
        Owned<AppointmentRow>(modelBuilder, "appointments", AppointmentRow.Configure);
        Owned<OutboxRow>(modelBuilder, "outbox_messages", OutboxRow.Configure);
        Owned<TicketRow>(modelBuilder, "tickets", TicketRow.Configure);
        Owned<ToolCallRow>(modelBuilder, "tool_calls", ToolCallRow.Configure);
        Owned<ToolAuditRow>(modelBuilder, "tool_audit", ToolAuditRow.Configure);
        Owned<ToolApprovalRow>(modelBuilder, "tool_approvals", ToolApprovalRow.Configure);
        Owned<HandoffRow>(modelBuilder, "handoffs", HandoffRow.Configure);
        Owned<OptOutRow>(modelBuilder, "sms_opt_outs", OptOutRow.Configure);
    }

    private void Owned<T>(ModelBuilder model, string table, Action<EntityTypeBuilder<T>> key) where T : class, ITenantOwned =>
        Owned<T>(model, row => key(row.ToTable(table)));

    private void Owned<T>(ModelBuilder model, Action<EntityTypeBuilder<T>> configure) where T : class, ITenantOwned
    {
        var entity = model.Entity<T>();
        configure(entity);
        entity.Property(r => r.TenantId).HasMaxLength(64);
        entity.HasQueryFilter("tenant", r => r.TenantId == Tenant);
    }

    private static void OfCall<T>(ModelBuilder model) where T : class, ITenantOwned =>
        model.Entity<T>().HasOne<CallRow>().WithMany().HasForeignKey("TenantId", "CallId").OnDelete(DeleteBehavior.Cascade);

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

    private sealed class SnakeCaseConverter<T>() : ValueConverter<T, string>(
        value => SnakeCase.Of(value), text => SnakeCase.Parse<T>(text)) where T : struct, Enum;
}
