using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>
/// Links records so that a change, a removal or an insertion shows: each hash covers the record, its place, its tenant and the hash before. It
/// does not show that the newest records were cut off, unless somebody outside remembers a hash.
/// </summary>
public static class ToolAuditChain
{
    /// <summary>Stands for words that were deleted with their call. Such a record keeps its hash and its place, but the hash can no longer be made again.</summary>
    public const string Erased = "[erased]";

    public static string Origin { get; } = new('0', 64);

    /// <summary>SHA-256 over a JSON array of all fields in a fixed order, in hexadecimal.</summary>
    public static string Hash(TenantContext tenant, long sequence, string previousHash, ToolAuditEntry entry)
    {
        string[] fields =
        [
            "parley.tool_audit.1", tenant.Id.Value, Number(sequence), previousHash, Number(entry.At.ToUnixTimeMilliseconds()), entry.Call.Value,
            entry.Agent, Number(entry.AgentVersion), entry.UserId, entry.Channel, entry.Tool, entry.Step, entry.Key, entry.ArgumentsHash, entry.Arguments,
            entry.Outcome, entry.Code, entry.Message, entry.MayHaveHappened ? "1" : "0", Number(entry.Attempts),
            Number((long)entry.Duration.TotalMicroseconds),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields))));
    }

    /// <summary>Whether a record follows the one before: its place, the link and its own hash, unless its words were deleted.</summary>
    public static bool Follows(TenantContext tenant, ToolAuditRecord record, long sequenceBefore, string hashBefore) =>
        record.Sequence == sequenceBefore + 1
        && record.PreviousHash == hashBefore
        && (record.IsErased || record.Hash == Hash(tenant, record.Sequence, hashBefore, record.Entry));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
