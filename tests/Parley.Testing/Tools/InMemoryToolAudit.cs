using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Testing.Tools;

/// <summary>The audit in memory, chained like the real one.</summary>
public sealed class InMemoryToolAudit : IToolAudit
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantId, List<ToolAuditRecord>> _chains = [];

    public IReadOnlyList<ToolAuditEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _chains.Values.SelectMany(chain => chain).Select(record => record.Entry)];
        }
    }

    public ValueTask AppendAsync(TenantContext tenant, ToolAuditEntry entry, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_chains.TryGetValue(tenant.Id, out var chain))
                _chains[tenant.Id] = chain = [];
            var before = chain.Count == 0 ? ToolAuditChain.Origin : chain[^1].Hash;
            var sequence = chain.Count + 1;
            chain.Add(new ToolAuditRecord(sequence, entry, before, ToolAuditChain.Hash(tenant, sequence, before, entry)));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ToolAuditRecord>> ListAsync(TenantContext tenant, long after, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<ToolAuditRecord>>([.. _chains.GetValueOrDefault(tenant.Id, []).Where(record => record.Sequence > after).Take(limit)]);
    }

    public async ValueTask<ToolAuditVerdict> VerifyAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var (records, last, hash) = (0L, 0L, ToolAuditChain.Origin);
        foreach (var record in await ListAsync(tenant, 0, int.MaxValue, cancellationToken))
        {
            records++;
            if (!ToolAuditChain.Follows(tenant, record, last, hash))
                return new ToolAuditVerdict(records, last + 1, hash);
            (last, hash) = (record.Sequence, record.Hash);
        }

        return new ToolAuditVerdict(records, null, hash);
    }
}
