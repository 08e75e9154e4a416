using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;

namespace Parley.Storage.OptOuts;

internal sealed class OptOutRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Phone { get; init; }

    public DateTimeOffset At { get; init; }

    public static void Configure(EntityTypeBuilder<OptOutRow> row) => row.HasKey(r => new { r.TenantId, r.Phone });
}
