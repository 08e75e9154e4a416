using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Parley.Calls;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Tests;

/// <summary>What the tool gateway keeps, in the real database.</summary>
public sealed class ToolRecordsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ToolCallStart Start(string key) => new(key, new CallId("call_1"), "book", "book/commit/1", At);

    private static ToolAuditEntry Entry(int number) => new()
    {
        At = At.AddMilliseconds(number), Call = new CallId("call_1"), Agent = "Clinic", AgentVersion = 3, UserId = "ann", Channel = "phone", Tool = "book",
        Step = "book/commit/1", Key = "tk_1", ArgumentsHash = "ab", Arguments = """{"phone":"[masked]"}""", Outcome = "succeeded", Attempts = 1,
        Duration = TimeSpan.FromMicroseconds(1500 + number),
    };

    [Fact]
    public async Task Call_IsFreshThenUnfinishedThenFinishedOverARestart()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<IToolCallStore>();
        (await store.BeginAsync(StorageFixture.Clinic, Start("tk_1"), Token)).ShouldBeOfType<ToolCallClaim.Fresh>();
        await storage.StopAsync();
        await using var restarted = await StorageFixture.StartAsync(storage.Folder);
        store = restarted.Get<IToolCallStore>();
        (await store.BeginAsync(StorageFixture.Clinic, Start("tk_1"), Token)).ShouldBeOfType<ToolCallClaim.Unfinished>();
        (await store.BeginAsync(StorageFixture.Other, Start("tk_1"), Token)).ShouldBeOfType<ToolCallClaim.Fresh>();
        await store.FinishAsync(StorageFixture.Clinic, Start("tk_1"), new ToolOutcome.Succeeded(new JsonObject { ["id"] = "appt_1" }), At, Token);
        var finished = (await store.BeginAsync(StorageFixture.Clinic, Start("tk_1"), Token)).ShouldBeOfType<ToolCallClaim.Finished>();
        ((string)finished.Outcome.ShouldBeOfType<ToolOutcome.Succeeded>().Result["id"]!).ShouldBe("appt_1");
        (await store.FindAsync(StorageFixture.Other, "tk_1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task AbandonedCall_MayBeginAgainAndAFinishedOneIsNotForgotten()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<IToolCallStore>();
        await store.BeginAsync(StorageFixture.Clinic, Start("tk_1"), Token);
        await store.AbandonAsync(StorageFixture.Clinic, "tk_1", Token);
        (await store.BeginAsync(StorageFixture.Clinic, Start("tk_1"), Token)).ShouldBeOfType<ToolCallClaim.Fresh>();
        var failed = new ToolOutcome.Failed("unavailable", "Broke.", MayHaveHappened: true);
        await store.FinishAsync(StorageFixture.Clinic, Start("tk_1"), failed, At, Token);
        await store.AbandonAsync(StorageFixture.Clinic, "tk_1", Token);
        (await store.FindAsync(StorageFixture.Clinic, "tk_1", Token)).ShouldBe(failed);
    }

    [Fact]
    public async Task TrialOfAnApprovedCall_IsKeptAsItsEnd()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<IToolCallStore>();
        await store.FinishAsync(StorageFixture.Clinic, Start("tk_1"), new ToolOutcome.DryRun("refund (commits)"), At, Token);
        (await store.FindAsync(StorageFixture.Clinic, "tk_1", Token)).ShouldBe(new ToolOutcome.DryRun("refund (commits)"));
    }

    /// <summary>An approved call that failed is abandoned, and its failure kept afterwards: it is the call's all the same.</summary>
    [Fact]
    public async Task EndOfAnAbandonedCall_IsSealedAndDeletedWithTheCall()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (store, failed) = (storage.Get<IToolCallStore>(), new ToolOutcome.Failed("rejected", "Ada Lovelace owes 40 dollars."));
        await store.BeginAsync(StorageFixture.Clinic, Start("tk_1"), Token);
        await store.AbandonAsync(StorageFixture.Clinic, "tk_1", Token);
        await store.FinishAsync(StorageFixture.Clinic, Start("tk_1"), failed, At, Token);
        (await store.FindAsync(StorageFixture.Clinic, "tk_1", Token)).ShouldBe(failed);
        (await ScalarAsync(storage, "SELECT message FROM tool_calls")).ShouldStartWith("sealed.1:");

        await storage.Get<Parley.Storage.Retention.CallErasure>().EraseAsync(StorageFixture.Clinic, new CallId("call_1"), Token);
        (await store.FindAsync(StorageFixture.Clinic, "tk_1", Token)).ShouldBeNull();
    }

    private static async Task<string> ScalarAsync(StorageFixture storage, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(storage.Folder, "parley.db")}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }

    [Fact]
    public async Task Audit_IsChainedThroughConcurrencyAndRestart()
    {
        await using var storage = await StorageFixture.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(
            async () => await storage.Get<IToolAudit>().AppendAsync(i % 3 == 0 ? StorageFixture.Other : StorageFixture.Clinic, Entry(i), Token), Token)));
        await storage.StopAsync();
        await using var restarted = await StorageFixture.StartAsync(storage.Folder);
        var audit = restarted.Get<IToolAudit>();
        await audit.AppendAsync(StorageFixture.Clinic, Entry(300), Token);
        var verdict = await audit.VerifyAsync(StorageFixture.Clinic, Token);
        (verdict.Records, verdict.BrokenAt).ShouldBe((201, null));
        (await audit.VerifyAsync(StorageFixture.Other, Token)).Records.ShouldBe(100);
        var last = (await audit.ListAsync(StorageFixture.Clinic, 200, 10, Token)).ShouldHaveSingleItem();
        (last.Entry, last.Hash).ShouldBe((Entry(300), verdict.Head));
    }

    [Theory]
    [InlineData("UPDATE tool_audit SET outcome = 'refused' WHERE sequence = 3", 3)]
    [InlineData("UPDATE tool_audit SET duration_us = duration_us + 1 WHERE sequence = 5", 5)]
    [InlineData("DELETE FROM tool_audit WHERE sequence = 4", 4)]
    [InlineData("UPDATE tool_audit SET sequence = 100 - sequence WHERE sequence IN (2)", 2)]
    [InlineData("UPDATE tool_audit SET tenant_id = 'other' WHERE sequence = 1", 1)]
    public async Task TamperingWithTheAudit_Shows(string statement, int brokenAt)
    {
        await using var storage = await StorageFixture.StartAsync();
        var audit = storage.Get<IToolAudit>();
        for (var i = 0; i < 6; i++)
            await audit.AppendAsync(StorageFixture.Clinic, Entry(i), Token);
        (await audit.VerifyAsync(StorageFixture.Clinic, Token)).BrokenAt.ShouldBeNull();
        await ExecuteAsync(storage, statement);
        (await audit.VerifyAsync(StorageFixture.Clinic, Token)).BrokenAt.ShouldBe(brokenAt);
    }

    [Fact]
    public async Task Approval_IsDecidedOnceAndForgetsItsArguments()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<IApprovalStore>();
        var approval = new ToolApproval
        {
            Id = "ap_1", Key = "tk_1", Call = new CallId("call_1"), Agent = "Clinic", Channel = "phone", UserId = "ann", Roles = ["nurse"], Tool = "refund", Step = "s",
            Arguments = new JsonObject { ["amount"] = 5 }, Sources = new Dictionary<string, ValueSource> { ["amount"] = ValueSource.Confirmed },
            Shown = """{"amount":5}""", AskedAt = At, ExpiresAt = At.AddMinutes(5),
        };
        await store.AddAsync(StorageFixture.Clinic, approval, Token);
        await store.AddAsync(StorageFixture.Clinic, approval with { Note = "again" }, Token);
        var found = (await store.ListAsync(StorageFixture.Clinic, ApprovalStatus.Pending, 10, Token)).ShouldHaveSingleItem();
        (found.Note, found.Roles.Single(), found.Sources["amount"], (int)found.Arguments["amount"]!).ShouldBe(("", "nurse", ValueSource.Confirmed, 5));
        (await store.FindAsync(StorageFixture.Other, "ap_1", Token)).ShouldBeNull();
        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            async () => await store.DecideAsync(StorageFixture.Clinic, "ap_1", ApprovalStatus.Approved, $"p{i}", "", At, Token), Token)));
        decisions.Count(decision => decision!.Value.Decided).ShouldBe(1);
        await store.ForgetArgumentsAsync(StorageFixture.Clinic, "ap_1", Token);
        (await store.FindAsync(StorageFixture.Clinic, "ap_1", Token))!.Arguments.Count.ShouldBe(0);
        (await store.DecideAsync(StorageFixture.Other, "ap_1", ApprovalStatus.Denied, "x", "", At, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Approval_OutlivesARestart_AndItsArgumentsAreUnreadableMeanwhile()
    {
        var folder = Directory.CreateTempSubdirectory("parley-storage-").FullName;
        await using (var before = await StorageFixture.StartAsync(folder))
        {
            await before.Get<IApprovalStore>().AddAsync(StorageFixture.Clinic, Refund(), Token);
            await before.Get<IApprovalStore>().AddAsync(StorageFixture.Other, Refund(), Token);
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(file).AsSpan().IndexOf("078-05-1120"u8).ShouldBe(-1, file);
        await using (var after = await StorageFixture.StartAsync(folder))
        {
            var store = after.Get<IApprovalStore>();
            foreach (var tenant in (TenantContext[])[StorageFixture.Clinic, StorageFixture.Other])
            {
                var pending = (await store.ListAsync(tenant, ApprovalStatus.Pending, 10, Token)).ShouldHaveSingleItem();
                ((string?)pending.Arguments["reason"], pending.AgentId, pending.AgentVersion).ShouldBe(("my social is 078-05-1120", "clinic", 3));
            }

            // A sealed text opens in its own place only: nothing is gained by copying one tenant's to another.
            await ExecuteAsync(after, "UPDATE tool_approvals SET arguments = (SELECT arguments FROM tool_approvals WHERE tenant_id = 'other') WHERE tenant_id = 'clinic_123'");
            var moved = (await store.FindAsync(StorageFixture.Clinic, "ap_1", Token))!;
            (moved.AreArgumentsLost, moved.Arguments.Count).ShouldBe((true, 0));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Approval_SealedWithALostKey_IsListedWithItsArgumentsLost_AndDenied()
    {
        var folder = Directory.CreateTempSubdirectory("parley-storage-").FullName;
        await using (var before = await StorageFixture.StartAsync(folder))
            await before.Get<IApprovalStore>().AddAsync(StorageFixture.Clinic, Refund(), Token);
        File.Delete(Path.Combine(folder, "keys", "records.key"));
        await using (var after = await StorageFixture.StartAsync(folder))
        {
            var store = after.Get<IApprovalStore>();
            await store.AddAsync(StorageFixture.Clinic, Refund() with { Id = "ap_2", Key = "tk_2", AskedAt = At.AddMinutes(1) }, Token);
            var listed = await store.ListAsync(StorageFixture.Clinic, ApprovalStatus.Pending, 10, Token);
            listed.Select(approval => (approval.Id, approval.AreArgumentsLost)).ShouldBe([("ap_2", false), ("ap_1", true)]);
            listed[1].Shown.ShouldBe("""{"reason":"my social is [social security number]"}""");

            var denied = (await store.DecideAsync(StorageFixture.Clinic, "ap_1", ApprovalStatus.Denied, "grace", "", At, Token))!.Value;
            (denied.Decided, denied.Approval.Status).ShouldBe((true, ApprovalStatus.Denied));
            await store.ForgetArgumentsAsync(StorageFixture.Clinic, "ap_1", Token);
            (await store.FindAsync(StorageFixture.Clinic, "ap_1", Token))!.AreArgumentsLost.ShouldBeFalse("there is nothing left to be read");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Approval_StoredBeforeThereWasASeal_IsReadAsItIs()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<IApprovalStore>();
        await store.AddAsync(StorageFixture.Clinic, Refund(), Token);
        await ExecuteAsync(storage, """UPDATE tool_approvals SET arguments = '{"reason":"broken"}'""");
        ((string?)(await store.FindAsync(StorageFixture.Clinic, "ap_1", Token))!.Arguments["reason"]).ShouldBe("broken");
    }

    private static ToolApproval Refund() => new()
    {
        Id = "ap_1", Key = "tk_1", Call = new CallId("call_1"), Agent = "Clinic", AgentId = "clinic", AgentVersion = 3, Channel = "phone", UserId = "ann", Tool = "refund", Step = "s",
        Arguments = new JsonObject { ["reason"] = "my social is 078-05-1120" }, Sources = new Dictionary<string, ValueSource>(),
        Shown = """{"reason":"my social is [social security number]"}""", AskedAt = At, ExpiresAt = At.AddMinutes(5),
    };

    private static async Task ExecuteAsync(StorageFixture storage, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(storage.Folder, "parley.db")}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the test's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        (await command.ExecuteNonQueryAsync(Token)).ShouldBe(1);
    }
}
