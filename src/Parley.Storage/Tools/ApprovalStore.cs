using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Flows;
using Parley.Storage.Database;
using Parley.Storage.Encryption;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Tools;

/// <summary>One row an approval, its arguments sealed: they must outlive a restart, and are nobody's to read.</summary>
internal sealed class ApprovalStore(TenantDatabases databases, SerialWriter writer, RecordCipher cipher) : IApprovalStore
{
    public async ValueTask<ToolApproval> AddAsync(TenantContext tenant, ToolApproval approval, CancellationToken cancellationToken) =>
        await FindAsync(tenant, approval.Id, cancellationToken) ?? await writer.WriteAsync(
            tenant,
            async database =>
            {
                if (await Row(database, approval.Id) is { } there)
                    return Approval(there);
                database.Add(RowOf(tenant, approval));
                await database.SaveChangesAsync(CancellationToken.None);
                return approval;
            },
            cancellationToken);

    public async ValueTask<ToolApproval?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var row = await database.Set<ToolApprovalRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return row is null ? null : Approval(row);
    }

    public async ValueTask<IReadOnlyList<ToolApproval>> ListAsync(TenantContext tenant, ApprovalStatus? status, int limit, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var rows = database.Set<ToolApprovalRow>().AsNoTracking();
        if (status is { } only)
            rows = rows.Where(row => row.Status == only);
        var found = await rows.OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. found.Select(Approval)];
    }

    public async ValueTask<(ToolApproval Approval, bool Decided)?> DecideAsync(
        TenantContext tenant, string id, ApprovalStatus status, string by, string note, DateTimeOffset at, CancellationToken cancellationToken) =>
        await writer.WriteAsync<(ToolApproval, bool)?>(
            tenant,
            async database =>
            {
                if (await Row(database, id) is not { } row)
                    return null;
                if (row.Status != ApprovalStatus.Pending)
                    return (Approval(row), false);
                (row.Status, row.DecidedBy, row.Note, row.DecidedAt) = (status, by, note, at);
                await database.SaveChangesAsync(CancellationToken.None);
                return (Approval(row), true);
            },
            cancellationToken);

    public async ValueTask ForgetArgumentsAsync(TenantContext tenant, string id, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            tenant,
            database => database.Set<ToolApprovalRow>().Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Arguments, "{}"), CancellationToken.None),
            cancellationToken);

    private static Task<ToolApprovalRow?> Row(ParleyDbContext database, string id) =>
        database.Set<ToolApprovalRow>().FirstOrDefaultAsync(row => row.Id == id, CancellationToken.None);

    private static string PlaceOf(string tenant, string id) => $"approval/{tenant}/{id}";

    private ToolApprovalRow RowOf(TenantContext tenant, ToolApproval approval) => new()
    {
        TenantId = tenant.Id.Value,
        Id = approval.Id,
        Key = approval.Key,
        CallId = approval.Call.Value,
        Agent = approval.Agent,
        AgentId = approval.AgentId,
        AgentVersion = approval.AgentVersion,
        Channel = approval.Channel,
        UserId = approval.UserId,
        Roles = JsonSerializer.Serialize(approval.Roles),
        Tool = approval.Tool,
        Step = approval.Step,
        Arguments = cipher.Seal(approval.Arguments.ToJsonString(), PlaceOf(tenant.Id.Value, approval.Id)),
        Sources = JsonSerializer.Serialize(approval.Sources.ToDictionary(source => source.Key, source => SnakeCase.Of(source.Value))),
        Shown = approval.Shown,
        AskedAt = approval.AskedAt,
        ExpiresAt = approval.ExpiresAt,
        Status = approval.Status,
        DecidedBy = approval.DecidedBy,
        Note = approval.Note,
        DecidedAt = approval.DecidedAt,
    };

    private ToolApproval Approval(ToolApprovalRow row)
    {
        var arguments = Arguments(row);
        return Approval(row, arguments ?? []) with { AreArgumentsLost = arguments is null };
    }

    /// <summary>Null where they were sealed with another key: that is for whoever would run them, not for whoever looks at a list.</summary>
    private JsonObject? Arguments(ToolApprovalRow row)
    {
        try
        {
            return JsonNode.Parse(cipher.Open(row.Arguments, PlaceOf(row.TenantId, row.Id)))!.AsObject();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ToolApproval Approval(ToolApprovalRow row, JsonObject arguments) => new()
    {
        Id = row.Id,
        Key = row.Key,
        Call = new CallId(row.CallId),
        Agent = row.Agent,
        AgentId = row.AgentId,
        AgentVersion = row.AgentVersion,
        Channel = row.Channel,
        UserId = row.UserId,
        Roles = JsonSerializer.Deserialize<List<string>>(row.Roles) ?? [],
        Tool = row.Tool,
        Step = row.Step,
        Arguments = arguments,
        Sources = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Sources)!.ToDictionary(source => source.Key, source => SnakeCase.Parse<ValueSource>(source.Value)),
        Shown = row.Shown,
        AskedAt = row.AskedAt,
        ExpiresAt = row.ExpiresAt,
        Status = row.Status,
        DecidedBy = row.DecidedBy,
        Note = row.Note,
        DecidedAt = row.DecidedAt,
    };
}
