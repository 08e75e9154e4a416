using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>The append-only record of all tool calls, refused ones included. Thread-safe.</summary>
public interface IToolAudit
{
    /// <summary>Returns when the entry is stored.</summary>
    ValueTask AppendAsync(TenantContext tenant, ToolAuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Oldest first. <paramref name="after"/>: a sequence number, 0 for the beginning.</summary>
    ValueTask<IReadOnlyList<ToolAuditRecord>> ListAsync(TenantContext tenant, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Those a filter takes, oldest first, up to a limit.</summary>
    async ValueTask<IReadOnlyList<ToolAuditRecord>> FindAsync(TenantContext tenant, ToolAuditFilter filter, long after, int limit, CancellationToken cancellationToken)
    {
        const int Page = 500;
        var found = new List<ToolAuditRecord>();
        while (found.Count < limit && await ListAsync(tenant, after, Page, cancellationToken) is { Count: > 0 } page)
        {
            found.AddRange(page.Where(record => filter.Takes(record.Entry)).Take(limit - found.Count));
            after = page[^1].Sequence;
        }

        return found;
    }

    ValueTask<ToolAuditVerdict> VerifyAsync(TenantContext tenant, CancellationToken cancellationToken);
}
