using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>The append-only record of all tool calls, refused ones included. Thread-safe.</summary>
public interface IToolAudit
{
    /// <summary>Returns when the entry is stored.</summary>
    ValueTask AppendAsync(TenantContext tenant, ToolAuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Oldest first. <paramref name="after"/>: a sequence number, 0 for the beginning.</summary>
    ValueTask<IReadOnlyList<ToolAuditRecord>> ListAsync(TenantContext tenant, long after, int limit, CancellationToken cancellationToken);

    ValueTask<ToolAuditVerdict> VerifyAsync(TenantContext tenant, CancellationToken cancellationToken);
}
