using System.Text.Json;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;
using Parley.Handoff;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class HandoffQueueTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handoff_OutlivesARestartWithAllThatIsKnown()
    {
        var handoff = Handoff("handoff_1");
        await using var storage = await StorageFixture.StartAsync();
        await storage.Get<IHandoffQueue>().AddAsync(Clinic, handoff, Cancellation);
        await storage.Get<IHandoffQueue>().NoteTargetAsync(Clinic, "handoff_1", "webhook", Cancellation);
        await storage.StopAsync();

        await using var again = await StorageFixture.StartAsync(storage.Folder);
        var kept = (await again.Get<IHandoffQueue>().FindAsync(Clinic, "handoff_1", Cancellation)).ShouldNotBeNull();
        JsonSerializer.Serialize(kept).ShouldBe(JsonSerializer.Serialize(handoff with { Target = "webhook" }));
    }

    [Fact]
    public async Task BetterSummary_IsKeptBesideTheFirst_AndTheFirstBetterOneStays()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        await queue.NoteSummaryAsync(Clinic, "handoff_1", new HandoffSummary("The caller wants a table.", "large"), Cancellation);
        await queue.NoteSummaryAsync(Clinic, "handoff_1", new HandoffSummary("Another.", "other"), Cancellation);
        await queue.NoteSummaryAsync(Clinic, "handoff_none", new HandoffSummary("Nobody's.", "large"), Cancellation);
        await storage.StopAsync();

        await using var again = await StorageFixture.StartAsync(storage.Folder);
        var kept = (await again.Get<IHandoffQueue>().FindAsync(Clinic, "handoff_1", Cancellation)).ShouldNotBeNull();
        (kept.Summary, kept.Better).ShouldBe(("The caller wanted to book.", new HandoffSummary("The caller wants a table.", "large")));
    }

    [Fact]
    public async Task OfACall_AreAllItsOwn_NewestFirst_AndOutliveARestart()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        await queue.AddAsync(Clinic, Handoff("handoff_2") with { At = At.AddMinutes(1) }, Cancellation);
        await queue.AddAsync(Clinic, Handoff("handoff_3") with { Call = new CallId("call_other") }, Cancellation);
        await storage.StopAsync();

        await using var again = await StorageFixture.StartAsync(storage.Folder);
        (await again.Get<IHandoffQueue>().OfCallAsync(Clinic, Handoff("").Call, Cancellation)).Select(h => h.Id).ShouldBe(["handoff_2", "handoff_1"]);
    }

    [Fact]
    public async Task AddedTwice_TheFirstStays()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        var second = await queue.AddAsync(Clinic, Handoff("handoff_1") with { Summary = "Another." }, Cancellation);
        second.Summary.ShouldBe("The caller wanted to book.");
        (await queue.ListAsync(Clinic, null, null, 10, Cancellation)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Withdrawn_MakesRoomForTheNextAndCannotBeClaimed()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        (await queue.WithdrawAsync(Clinic, "handoff_1", At, Cancellation)).ShouldBeOfType<HandoffChange.Made>();
        (await queue.ClaimAsync(Clinic, "handoff_1", "Ada", At, Cancellation)).ShouldBeOfType<HandoffChange.TooLate>();
        (await queue.ListAsync(Clinic, HandoffStatus.Withdrawn, null, 10, Cancellation)).ShouldHaveSingleItem().ClosedBy.ShouldBe("caller");

        var second = await queue.AddAsync(Clinic, Handoff("handoff_1") with { Summary = "Another." }, Cancellation);

        (second.Summary, second.Status).ShouldBe(("Another.", HandoffStatus.Open));
        (await queue.FindAsync(Clinic, "handoff_1", Cancellation)).ShouldNotBeNull().Summary.ShouldBe("Another.");
    }

    [Fact]
    public async Task List_IsNewestFirstByStatusAndQueue()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("old"), Cancellation);
        await queue.AddAsync(Clinic, Handoff("new") with { At = At.AddMinutes(1) }, Cancellation);
        await queue.AddAsync(Clinic, Handoff("billing") with { At = At.AddMinutes(2), Queue = "billing" }, Cancellation);
        await queue.ClaimAsync(Clinic, "old", "Ada", At, Cancellation);

        (await Ids(null, null)).ShouldBe(["billing", "new", "old"]);
        (await Ids(HandoffStatus.Open, null)).ShouldBe(["billing", "new"]);
        (await Ids(HandoffStatus.Open, "front_desk")).ShouldBe(["new"]);
        (await Ids(HandoffStatus.Claimed, null)).ShouldBe(["old"]);
        (await queue.ListAsync(Clinic, null, null, 1, Cancellation)).ShouldHaveSingleItem().Id.ShouldBe("billing");

        async Task<IEnumerable<string>> Ids(HandoffStatus? status, string? of) =>
            (await queue.ListAsync(Clinic, status, of, 10, Cancellation)).Select(handoff => handoff.Id);
    }

    [Fact]
    public async Task ManyClaimAtOnce_OneSucceeds()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(person => Task.Run(
            async () => await queue.ClaimAsync(Clinic, "handoff_1", $"person {person}", At, Cancellation), Cancellation)));
        var winner = claims.OfType<HandoffChange.Made>().ShouldHaveSingleItem().Handoff.ClaimedBy;
        claims.OfType<HandoffChange.TooLate>().ShouldAllBe(late => late.Handoff.ClaimedBy == winner);
    }

    [Fact]
    public async Task Closed_StaysClosed()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        await queue.ClaimAsync(Clinic, "handoff_1", "Ada", At, Cancellation);
        (await queue.CloseAsync(Clinic, "handoff_1", "Grace", "Called back.", At.AddMinutes(5), Cancellation)).ShouldBeOfType<HandoffChange.Made>();
        (await queue.CloseAsync(Clinic, "handoff_1", "Ada", "", At.AddMinutes(6), Cancellation)).ShouldBeOfType<HandoffChange.TooLate>();
        (await queue.ClaimAsync(Clinic, "handoff_1", "Ada", At, Cancellation)).ShouldBeOfType<HandoffChange.TooLate>();
        var stored = (await queue.FindAsync(Clinic, "handoff_1", Cancellation))!;
        (stored.ClaimedBy, stored.ClosedBy, stored.Note, stored.ClosedAt).ShouldBe(("Ada", "Grace", "Called back.", At.AddMinutes(5)));
        (await queue.ClaimAsync(Clinic, "handoff_2", "Ada", At, Cancellation)).ShouldBeOfType<HandoffChange.Missing>();
    }

    [Fact]
    public async Task HandoffOfOneTenant_ForAnother_DoesNotExist()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = storage.Get<IHandoffQueue>();
        await queue.AddAsync(Clinic, Handoff("handoff_1"), Cancellation);
        (await queue.FindAsync(Other, "handoff_1", Cancellation)).ShouldBeNull();
        (await queue.ListAsync(Other, null, null, 10, Cancellation)).ShouldBeEmpty();
        (await queue.OfCallAsync(Other, new CallId("call_1"), Cancellation)).ShouldBeEmpty();
        (await queue.ClaimAsync(Other, "handoff_1", "Eve", At, Cancellation)).ShouldBeOfType<HandoffChange.Missing>();
        await queue.NoteTargetAsync(Other, "handoff_1", "webhook", Cancellation);
        (await queue.FindAsync(Clinic, "handoff_1", Cancellation))!.Target.ShouldBeEmpty();
    }

    internal static QueuedHandoff Handoff(string id) => new()
    {
        Id = id,
        Call = new CallId("call_1"),
        UserId = "ann",
        Channel = "web",
        Agent = "Clinic Appointment Assistant",
        Reason = HandoffReason.AskedForPerson,
        Detail = "The caller asked for a person.",
        Summary = "The caller wanted to book.",
        Slots = new Dictionary<string, SlotValue> { ["day"] = new("2026-11-27", "Friday", ValueSource.Confirmed) },
        LastTurns = [new Utterance(Speaker.Agent, "Which day?"), new Utterance(Speaker.Caller, "A person, please.", Interrupted: true)],
        Queue = "front_desk",
        Urgency = HandoffUrgency.Normal,
        At = At,
    };
}
