using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;
using Parley.Tools;

namespace Parley.Storage.Tools;

/// <summary>The tables of tools.</summary>
internal static class ToolModel
{
    public static void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<ApprovalStatus>().HaveConversion<SnakeCaseConverter<ApprovalStatus>>().HaveMaxLength(32);

    /// <param name="model">The model.</param>
    /// <param name="owned">Gives an entity its tenant, table and key.</param>
    public static void Configure(ModelBuilder model, IOwnedTables owned)
    {
        owned.Add<ToolCallRow>(model, "tool_calls", row => row.HasKey(r => new { r.TenantId, r.Key }));
        owned.Add<ToolAuditRow>(model, "tool_audit", row => row.HasKey(r => new { r.TenantId, r.Sequence }));
        owned.Add<ToolApprovalRow>(model, "tool_approvals", row => row.HasKey(r => new { r.TenantId, r.Id }));
        Index(model.Entity<ToolApprovalRow>());
        Index(model.Entity<ToolAuditRow>());
    }

    private static void Index(EntityTypeBuilder<ToolApprovalRow> approvals) => approvals.HasIndex(row => new { row.TenantId, row.Status, row.AskedAt });

    private static void Index(EntityTypeBuilder<ToolAuditRow> audit) => audit.HasIndex(row => new { row.TenantId, row.CallId });
}
