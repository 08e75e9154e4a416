using System.Text.Json;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Records;
using Parley.Storage.Journal;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class CallEventsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Viewer_ThatComesLate_SeesThePastThenTheRestThenTheEnd()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, new CallEvent.Started(TimeSpan.Zero), new CallEvent.Heard(TimeSpan.Zero, "s1", "hel"));
        await using var viewer = storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation).GetAsyncEnumerator(Cancellation);
        (await viewer.MoveNextAsync()).ShouldBeTrue();
        viewer.Current.Name.ShouldBe("started");
        viewer.Current.Sequence.ShouldBe(1);

        await storage.AppendAsync(session, new CallEvent.Heard(TimeSpan.Zero, "s1", "hello"), new CallEvent.Ended(TimeSpan.FromSeconds(1), HangUpReason.CallerLeft));
        (await viewer.MoveNextAsync()).ShouldBeTrue();
        viewer.Current.ShouldSatisfyAllConditions(
            seen => seen.Name.ShouldBe("heard"), seen => seen.Sequence.ShouldBe(3), seen => seen.Data.ShouldContain("\"interim_text\":\"hello\""));
        (await viewer.MoveNextAsync()).ShouldBeTrue();
        viewer.Current.IsLast.ShouldBeTrue();
        (await viewer.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task EndedCall_IsReplayedFromTheDatabaseAfterTheSequenceAskedFor()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(
            session,
            new CallEvent.Started(TimeSpan.Zero),
            new CallEvent.Heard(TimeSpan.Zero, "s1", "interim"),
            Said(1, Speaker.Caller, "Hello"),
            new CallEvent.Ended(TimeSpan.FromSeconds(1), HangUpReason.CallerLeft));
        await storage.StopAsync();

        await using var again = await StorageFixture.StartAsync(storage.Folder);
        var all = await Collect(again.Events.FollowAsync(Clinic, session.Id, 0, Cancellation));
        all.Select(seen => seen.Name).ShouldBe(["started", "said", "ended"]);
        var rest = await Collect(again.Events.FollowAsync(Clinic, session.Id, all[0].Sequence, Cancellation));
        rest.ShouldBe(all.Skip(1));
        (await again.Events.IsOverAsync(Clinic, session.Id, all[^1].Sequence, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task SlowViewer_IsLetGoAndMissesNothingKeptWhenItComesBack()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await using var slow = storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation).GetAsyncEnumerator(Cancellation);
        await storage.AppendAsync(session, new CallEvent.Started(TimeSpan.Zero));
        (await slow.MoveNextAsync()).ShouldBeTrue();
        for (var i = 0; i < 3000; i++)
            await storage.AppendAsync(session, new CallEvent.StateChanged(TimeSpan.FromMilliseconds(i), AgentState.Listening));
        await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(9), HangUpReason.CallerLeft));

        var last = slow.Current.Sequence;
        while (await slow.MoveNextAsync())
        {
            slow.Current.Sequence.ShouldBe(last + 1);
            last = slow.Current.Sequence;
        }
        last.ShouldBeLessThan(3002);
        var rest = await Collect(storage.Events.FollowAsync(Clinic, session.Id, last, Cancellation));
        rest.Select(seen => seen.Sequence).ShouldBe(Enumerable.Range((int)last + 1, 3002 - (int)last).Select(n => (long)n));
    }

    [Fact]
    public void EveryEvent_HasItsSnakeCaseNameAndJsonData()
    {
        var at = TimeSpan.FromMilliseconds(1500);
        CallEvent[] facts =
        [
            new CallEvent.Started(at), new CallEvent.CallerJoined(at, "ann"), new CallEvent.StateChanged(at, AgentState.Thinking),
            new CallEvent.Heard(at, "s", "t"), Said(1, Speaker.Agent, "x"), new CallEvent.Interrupted(at, 1, at),
            new CallEvent.FalseInterruption(at, 1), Measured(1, 500), new CallEvent.PersonOffered(at, "asked"),
            new CallEvent.Cited(at, "clinic_facts", "hours-1", "Hours"), new CallEvent.ConsentAnswered(at, ConsentStatus.Granted),
            new CallEvent.FlowMoved(at, "book", "ask_date"), new CallEvent.ToolFinished(at, "calendar_lookup", "book/find/1", "succeeded", at),
            new CallEvent.GuardrailFound(at, GuardrailStage.Reply, "grounded_replies", "unsupported"),
            new CallEvent.HandedOff(at, "handoff_1", HandoffReason.AskedForPerson, "front_desk"),
            new CallEvent.HandoffWithdrawn(at, "handoff_1"),
            new CallEvent.Degraded(at, "tts", "slow"), new CallEvent.Ended(at, HangUpReason.TimedOut),
        ];
        var kinds = typeof(CallEvent).GetNestedTypes();
        facts.Select(fact => fact.GetType()).ShouldBe(kinds, ignoreOrder: true);
        foreach (var fact in facts)
        {
            var seen = JournaledEvent.Of(1, fact);
            seen.Name.ShouldBe(JsonNamingPolicy.SnakeCaseLower.ConvertName(fact.GetType().Name));
            using var json = JsonDocument.Parse(seen.Data);
            json.RootElement.GetProperty("at_ms").GetInt64().ShouldBe((long)fact.At.TotalMilliseconds);
        }
        JournaledEvent.Of(1, facts[2]).Data.ShouldBe("""{"at_ms":1500,"state":"thinking"}""");
        JournaledEvent.Of(1, facts[^1]).Data.ShouldBe("""{"at_ms":1500,"reason":"timed_out"}""");
    }

    private static async Task<List<JournaledEvent>> Collect(IAsyncEnumerable<JournaledEvent> events)
    {
        var all = new List<JournaledEvent>();
        await foreach (var seen in events)
            all.Add(seen);
        return all;
    }
}
