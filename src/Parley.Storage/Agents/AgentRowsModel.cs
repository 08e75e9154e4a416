using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parley.Storage.Agents;

/// <summary>How agents' versions and publications lie in the database.</summary>
internal static class AgentRowsModel
{
    private const int LongestName = 64;

    public static void Version(EntityTypeBuilder<AgentVersionRow> row)
    {
        row.ToTable("agent_versions").HasKey(r => new { r.TenantId, r.Agent, r.Number });
        row.Property(r => r.Agent).HasMaxLength(LongestName);
        row.Property(r => r.Author).HasMaxLength(LongestName);
    }

    public static void Publication(EntityTypeBuilder<AgentPublicationRow> row)
    {
        row.ToTable("agent_publications").HasKey(r => new { r.TenantId, r.Agent, r.Sequence });
        row.Property(r => r.Agent).HasMaxLength(LongestName);
        row.Property(r => r.Author).HasMaxLength(LongestName);
    }
}
