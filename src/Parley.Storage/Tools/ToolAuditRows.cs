using Parley.Calls;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Tools;

/// <summary>Between entries and rows. The hash is over what a row can hold, so that a record read back is a record unchanged.</summary>
internal static class ToolAuditRows
{
    public static ToolAuditRow ToRow(TenantContext tenant, long sequence, string previousHash, ToolAuditEntry entry) => new()
    {
        TenantId = tenant.Id.Value,
        Sequence = sequence,
        At = entry.At,
        CallId = entry.Call.Value,
        Agent = entry.Agent,
        AgentVersion = entry.AgentVersion,
        UserId = entry.UserId,
        Channel = entry.Channel,
        Tool = entry.Tool,
        Step = entry.Step,
        Key = entry.Key,
        ArgumentsHash = entry.ArgumentsHash,
        Arguments = entry.Arguments,
        Outcome = entry.Outcome,
        Code = entry.Code,
        Message = entry.Message,
        MayHaveHappened = entry.MayHaveHappened,
        Attempts = entry.Attempts,
        DurationUs = (long)entry.Duration.TotalMicroseconds,
        PreviousHash = previousHash,
        Hash = ToolAuditChain.Hash(tenant, sequence, previousHash, entry),
    };

    public static ToolAuditRecord ToRecord(this ToolAuditRow row) => new(
        row.Sequence,
        new ToolAuditEntry
        {
            At = row.At,
            Call = new CallId(row.CallId),
            Agent = row.Agent,
            AgentVersion = row.AgentVersion,
            UserId = row.UserId,
            Channel = row.Channel,
            Tool = row.Tool,
            Step = row.Step,
            Key = row.Key,
            ArgumentsHash = row.ArgumentsHash,
            Arguments = row.Arguments,
            Outcome = row.Outcome,
            Code = row.Code,
            Message = row.Message,
            MayHaveHappened = row.MayHaveHappened,
            Attempts = row.Attempts,
            Duration = TimeSpan.FromMicroseconds(row.DurationUs),
        },
        row.PreviousHash,
        row.Hash);
}
