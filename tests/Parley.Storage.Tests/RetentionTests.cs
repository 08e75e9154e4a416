using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Handoff;
using Parley.Records;
using Parley.Storage.Database;
using Parley.Storage.Retention;
using Parley.Tenancy;
using Parley.Testing;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

/// <summary>The job on virtual time, an hour ahead of the calls' own.</summary>
public sealed class RetentionTests
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow().AddHours(1));
    private readonly RetentionOptions _retention = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transcript_IsDeletedWhenItsDaysAreOver_AndTheCallWhenTheirsAre()
    {
        (_retention.TranscriptDays, _retention.CallDays) = (30, 90);
        await using var storage = await StorageFixture.StartAsync();
        var session = await CallAsync(storage, "my dog is called Rex");
        var folder = Path.Combine(storage.Folder, "calls");
        _clock.Advance(TimeSpan.FromDays(29));
        await PurgeAsync(storage);
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.Count.ShouldBe(1);

        _clock.Advance(TimeSpan.FromDays(1));
        await PurgeAsync(storage);
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.ShouldBeEmpty();
        (await storage.Get<IDialogueStateStore>().LoadAsync(Context(session), Cancellation)).ShouldBeNull();
        Holding(storage.Folder, "called Rex").ShouldBeEmpty("deleted is overwritten");

        _clock.Advance(TimeSpan.FromDays(60));
        await PurgeAsync(storage);
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldBeNull();
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsKnownOfACaller_IsSealed_AndGoesWithTheTranscript()
    {
        _retention.TranscriptDays = 30;
        await using var storage = await StorageFixture.StartAsync();
        var session = await CallAsync(storage, "hello", Session() with { UserName = "Ada Lovelace", Memory = new Dictionary<string, string> { ["dog"] = "Bartholomew" } });
        (await CallerAsync()).ShouldSatisfyAllConditions(caller => caller.Name.ShouldBe("Ada Lovelace"), caller => caller.Memory["dog"].ShouldBe("Bartholomew"));
        Holding(storage.Folder, "Bartholomew").ShouldBeEmpty("it is nobody's to read");

        _clock.Advance(TimeSpan.FromDays(30));
        await PurgeAsync(storage);

        (await CallerAsync()).ShouldBe(Parley.Storage.Calls.KnownCaller.Nobody);

        async Task<Parley.Storage.Calls.KnownCaller> CallerAsync() => (await storage.Records.ContinuedAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Caller;
    }

    [Fact]
    public async Task WithoutDays_EverythingIsKept()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await CallAsync(storage, "hello");
        _clock.Advance(TimeSpan.FromDays(36_000));
        await PurgeAsync(storage);
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tenant_HasDaysOfItsOwn()
    {
        _retention.TranscriptDays = 5;
        _retention.Tenants["other"] = new RetentionOptions { CallDays = 1 };
        await using var storage = await StorageFixture.StartAsync();
        var (kept, gone) = (await CallAsync(storage, "hello"), await CallAsync(storage, "hello", Session(Other)));
        _clock.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(storage);
        (await storage.Records.FindAsync(Clinic, kept.Id, Cancellation)).ShouldNotBeNull();
        (await storage.Records.FindAsync(Other, gone.Id, Cancellation)).ShouldBeNull();
        _retention.For("other").ShouldBe((null, 5, 1));
    }

    [Fact]
    public async Task Transcript_TakesTheWordsOfHandoffsAlong()
    {
        _retention.TranscriptDays = 30;
        await using var storage = await StorageFixture.StartAsync();
        var session = await CallAsync(storage, "my dog is called Rex");
        await storage.Get<IHandoffQueue>().AddAsync(Clinic, HandoffQueueTests.Handoff("handoff_1") with { Call = session.Id, Summary = "The dog called Rex is ill." }, Cancellation);
        await storage.Get<IHandoffQueue>().NoteSummaryAsync(Clinic, "handoff_1", new HandoffSummary("Whoever calls has a dog called Rex.", "deep"), Cancellation);
        _clock.Advance(TimeSpan.FromDays(30));
        await PurgeAsync(storage);

        var kept = (await storage.Get<IHandoffQueue>().FindAsync(Clinic, "handoff_1", Cancellation)).ShouldNotBeNull("that a person was asked for is no words");
        (kept.Summary, kept.Detail, kept.Slots.Count, kept.LastTurns.Count).ShouldBe(("", "", 0, 0));
        Holding(storage.Folder, "called Rex").ShouldBeEmpty();
    }

    /// <summary>Every hour anew, each of them would take the writer that bookings wait for.</summary>
    [Fact]
    public async Task WhatIsDeletedAlready_IsNotLookedAtAgain()
    {
        _retention.TranscriptDays = 30;
        await using var storage = await StorageFixture.StartAsync();
        var session = await CallAsync(storage, "hello");
        _clock.Advance(TimeSpan.FromDays(30));
        await PurgeAsync(storage);
        await storage.Get<IHandoffQueue>().AddAsync(Clinic, HandoffQueueTests.Handoff("handoff_1") with { Call = session.Id, Summary = "Said later." }, Cancellation);
        await PurgeAsync(storage);
        (await storage.Get<IHandoffQueue>().FindAsync(Clinic, "handoff_1", Cancellation)).ShouldNotBeNull().Summary.ShouldBe("Said later.");
    }

    [Fact]
    public async Task Timer_LooksSoonAfterTheStartAndOnceAnHour_AlsoAfterARunThatFailed()
    {
        _retention.CallDays = 1;
        await using var storage = await StorageFixture.StartAsync();
        var session = await CallAsync(storage, "hello");
        var time = new WatchedTime(_clock.GetUtcNow().AddDays(2)) { Cancellation = Cancellation };
        var agents = new UnreadableOnce();
        using var job = new RetentionJob(
            storage.Get<TenantDatabases>(), storage.Get<CallErasure>(), Options.Create(_retention), time, new Logger<RetentionJob>(storage.Log), agents);
        await job.StartAsync(Cancellation);
        await time.TimerAsync(TimeSpan.FromMinutes(2));

        time.Advance(TimeSpan.FromMinutes(1));
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull("it is not due");
        agents.Asked.ShouldBe(0);
        time.Advance(TimeSpan.FromMinutes(1));
        await storage.Log.LoggedAsync("could not be looked for", Cancellation);
        await time.TimerAsync(TimeSpan.FromHours(1));
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull("the run failed");

        time.Advance(TimeSpan.FromHours(1));
        await storage.Log.LoggedAsync("is past its time and deleted", Cancellation);
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldBeNull();
        agents.Asked.ShouldBe(2);
        await job.StopAsync(Cancellation);
        job.ExecuteTask.ShouldNotBeNull().IsFaulted.ShouldBeFalse();
    }

    /// <summary>Agents that a first look does not find readable.</summary>
    private sealed class UnreadableOnce : IAgentCatalog
    {
        public int Asked { get; private set; }

        public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) =>
            Asked++ == 0 ? throw new InvalidOperationException("The database is locked.") : ValueTask.FromResult<AgentDefinition?>(null);

        public ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) =>
            ValueTask.FromResult<AgentDefinition?>(null);

        public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<AgentDefinition>>([]);
    }

    private async Task PurgeAsync(StorageFixture storage)
    {
        using var job = new RetentionJob(
            storage.Get<TenantDatabases>(), storage.Get<CallErasure>(), Options.Create(_retention), _clock, NullLogger<RetentionJob>.Instance);
        await job.PurgeAsync(Cancellation);
    }

    private static async Task<SessionRequest> CallAsync(StorageFixture storage, string said, SessionRequest? of = null)
    {
        var session = of ?? Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Said(1, Speaker.Caller, said), new CallEvent.Ended(TimeSpan.FromSeconds(2), HangUpReason.CallerLeft));
        await foreach (var seen in storage.Events.FollowAsync(session.Tenant, session.Id, 0, Cancellation))
            seen.Sequence.ShouldBeGreaterThan(0);
        (await storage.Records.FindAsync(session.Tenant, session.Id, Cancellation)).ShouldNotBeNull();
        (await storage.Get<IDialogueStateStore>().TrySaveAsync(Context(session), new StoredDialogue(1, 1, "{}"), Cancellation)).ShouldBeTrue();
        return session;
    }

    private static IEnumerable<string> Holding(string folder, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }
}
