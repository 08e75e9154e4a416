using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parley.Storage.Database;
using Parley.Storage.Encryption;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Tools;

/// <summary>One row a call with an effect, its result sealed. Writes queue behind one another, so that none waits for SQLite's lock.</summary>
internal sealed class ToolCallStore(TenantDatabases databases, SerialWriter writer, RecordCipher cipher) : IToolCallStore
{
    public async ValueTask<ToolCallClaim> BeginAsync(TenantContext tenant, ToolCallStart start, CancellationToken cancellationToken) =>
        await writer.WriteAsync<ToolCallClaim>(
            tenant,
            async database =>
            {
                if (await Row(database, start.Key) is { } row)
                {
                    row.BegunAt = start.At;
                    if (OutcomeOf(row) is { } outcome)
                        return new ToolCallClaim.Finished(outcome);
                    await database.SaveChangesAsync(CancellationToken.None);
                    return new ToolCallClaim.Unfinished();
                }

                database.Add(New(tenant, start));
                await database.SaveChangesAsync(CancellationToken.None);
                return new ToolCallClaim.Fresh();
            },
            cancellationToken);

    public async ValueTask FinishAsync(TenantContext tenant, ToolCallStart call, ToolOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            tenant,
            async database =>
            {
                var row = await Row(database, call.Key);
                if (row is null)
                    database.Add(row = New(tenant, call));
                row.FinishedAt = at;
                Fill(row, outcome);
                return await database.SaveChangesAsync(CancellationToken.None);
            },
            cancellationToken);

    public async ValueTask AbandonAsync(TenantContext tenant, string key, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            tenant,
            database => database.Set<ToolCallRow>().Where(row => row.Key == key && row.Outcome == null).ExecuteDeleteAsync(CancellationToken.None),
            cancellationToken);

    public async ValueTask<ToolOutcome?> FindAsync(TenantContext tenant, string key, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var row = await database.Set<ToolCallRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
        return row is null ? null : OutcomeOf(row);
    }

    private static Task<ToolCallRow?> Row(ParleyDbContext database, string key) =>
        database.Set<ToolCallRow>().FirstOrDefaultAsync(row => row.Key == key, CancellationToken.None);

    private static ToolCallRow New(TenantContext tenant, ToolCallStart call) =>
        new() { TenantId = tenant.Id.Value, Key = call.Key, CallId = call.Call.Value, Tool = call.Tool, Step = call.Step, BegunAt = call.At };

    private static string PlaceOf(ToolCallRow row) => $"tool/{row.TenantId}/{row.Key}";

    private void Fill(ToolCallRow row, ToolOutcome outcome)
    {
        (row.Outcome, row.Code, row.Message, row.MayHaveHappened, row.Result) = outcome switch
        {
            ToolOutcome.Succeeded succeeded => ("succeeded", null, null, false, cipher.Seal(succeeded.Result.ToJsonString(), PlaceOf(row))),
            ToolOutcome.Failed failed => ("failed", failed.Code, Words(row, failed.Message), failed.MayHaveHappened, null),
            ToolOutcome.Refused refused => ("refused", refused.Code, Words(row, refused.Message), false, (string?)null),
            ToolOutcome.DryRun tried => ("dry_run", null, Words(row, tried.Summary), false, null),
            _ => throw new ArgumentException($"{outcome.GetType().Name} is no end of a call.", nameof(outcome)),
        };
    }

    /// <summary>A server's words, and what a trial would have run with, may hold anything a caller said.</summary>
    private string Words(ToolCallRow row, string text) => cipher.Seal(text, PlaceOf(row) + "/message");

    private string Words(ToolCallRow row) => cipher.Open(row.Message!, PlaceOf(row) + "/message");

    private ToolOutcome? OutcomeOf(ToolCallRow row) => row.Outcome switch
    {
        "succeeded" => new ToolOutcome.Succeeded(JsonNode.Parse(cipher.Open(row.Result!, PlaceOf(row)))!.AsObject(), IsReplay: true),
        "failed" => new ToolOutcome.Failed(row.Code!, Words(row), row.MayHaveHappened),
        "dry_run" => new ToolOutcome.DryRun(Words(row)),
        "refused" => new ToolOutcome.Refused(row.Code!, Words(row)),
        _ => null,
    };
}
