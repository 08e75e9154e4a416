using Parley.Calls;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class TenancyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallOfOneTenant_ForAnother_DoesNotExist()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session(Clinic);
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Said(1, Speaker.Caller, "secret"), Measured(1, 500));

        (await storage.Records.ExistsAsync(Clinic, session.Id, Cancellation)).ShouldBeTrue();
        (await storage.Records.FindAsync(Other, session.Id, Cancellation)).ShouldBeNull();
        (await storage.Records.TranscriptAsync(Other, session.Id, Cancellation)).ShouldBeNull();
        (await storage.Records.ListAsync(Other, 10, null, Cancellation)).Calls.ShouldBeEmpty();
        (await storage.Events.KnowsAsync(Other, session.Id, Cancellation)).ShouldBeFalse();
        storage.Records.RecordingPath(Other, session.Id).ShouldBeNull();
    }

    [Fact]
    public async Task FactForACallOfAnotherTenant_GoesNowhere()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session(Clinic);
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.Journal.AppendAsync(
            new CallContext(session.Id, Other, TimeProvider.System), Said(1, Speaker.Caller, "foreign"), Cancellation);
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryEntity_IsOwnedAndFilteredByTenant()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var database = storage.Get<TenantDatabases>().Open(Clinic);
        foreach (var entity in database.Model.GetEntityTypes())
        {
            entity.ClrType.IsAssignableTo(typeof(ITenantOwned)).ShouldBeTrue(entity.Name);
            entity.GetDeclaredQueryFilters().ShouldNotBeEmpty(entity.Name);
            entity.FindPrimaryKey()!.Properties[0].Name.ShouldBe(nameof(ITenantOwned.TenantId), entity.Name);
        }
    }

    [Fact]
    public async Task SavingARowOfAnotherTenant_Throws()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var database = storage.Get<TenantDatabases>().Open(Clinic);
        database.Add(new LatencyRow { TenantId = "other", CallId = "call_x" });
        await Should.ThrowAsync<InvalidOperationException>(() => database.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task Pages_AreNewestFirstAndCompleteWithoutOverlap()
    {
        await using var storage = await StorageFixture.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var session = Session();
            ids.Add(session.Id.Value);
            await storage.Journal.OpenAsync(session, Cancellation);
        }
        var seen = new List<string>();
        for (CallId? before = null; ;)
        {
            var page = await storage.Records.ListAsync(Clinic, 3, before, Cancellation);
            seen.AddRange(page.Calls.Select(call => call.Id));
            if (page.NextBefore is null)
                break;
            before = new CallId(page.NextBefore);
        }
        seen.ShouldBe(ids.OrderDescending(StringComparer.Ordinal));
    }
}
