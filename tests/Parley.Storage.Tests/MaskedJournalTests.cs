using System.Text;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;
using Parley.Speech;
using Parley.Storage.Journal;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

/// <summary>The journal with the guardrails' masking behind it, over files that are searched byte by byte.</summary>
public sealed class MaskedJournalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CardNumber_SaidBitByBit_IsNowhereOnDisk()
    {
        await using var storage = await StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(
            session,
            Said(0, Speaker.Agent, "How can I help?"),
            Said(1, Speaker.Caller, "It is four five three nine one four eight eight"),
            new CallEvent.StateChanged(TimeSpan.FromSeconds(1), AgentState.Listening),
            Said(1, Speaker.Agent, "Go on."),
            Said(2, Speaker.Caller, "um, oh three four three"),
            Said(2, Speaker.Agent, "Yes?"),
            Said(3, Speaker.Caller, "six four six seven"),
            Said(4, Speaker.Caller, "That is all."),
            new CallEvent.Ended(TimeSpan.FromSeconds(9), HangUpReason.CallerLeft));

        var transcript = (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        transcript.Entries.Select(entry => entry.Text).ShouldBe(
            ["How can I help?", "It is [card number]", "Go on.", "[card number]", "Yes?", "[card number]", "That is all."]);
        var events = await EventsAsync(storage, session);
        events.Count(seen => seen.Data.Contains("card number", StringComparison.Ordinal)).ShouldBe(3);
        await storage.StopAsync();
        // In words: four digits stand in some time of day or id sooner or later.
        foreach (var part in (string[])["three nine", "eight eight", "oh three", "six seven"])
            Holding(storage.Folder, part).ShouldBeEmpty(part);
    }

    [Fact]
    public async Task Number_ThatTurnsOutHarmless_IsToldOnceSomethingElseIsSaid()
    {
        await using var storage = await StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Said(1, Speaker.Caller, "four one five"), Said(1, Speaker.Agent, "Yes?"));
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.ShouldBeEmpty("it may be the beginning of anything");
        await storage.AppendAsync(session, Said(2, Speaker.Caller, "Is the room I was told."));
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull()
            .Entries.Select(entry => entry.Text).ShouldBe(["four one five", "Yes?", "Is the room I was told."]);
    }

    [Fact]
    public async Task Held_IsToldAtTheLatestWhenTheCallEnds()
    {
        await using var storage = await StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Said(1, Speaker.Caller, "room 4 1 5"), new CallEvent.Ended(TimeSpan.FromSeconds(2), HangUpReason.CallerLeft));
        var events = await EventsAsync(storage, session);
        events.Select(seen => seen.Name).ShouldBe(["said", "ended"]);
        events[0].Data.ShouldContain("room 4 1 5");
    }

    [Fact]
    public async Task Transcript_KeepsAPhoneNumberThatEventsDoNotShow()
    {
        await using var storage = await StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(
            session,
            new CallEvent.Heard(TimeSpan.FromSeconds(1), "s1", "call me at 415 223"),
            Said(1, Speaker.Caller, "call me at 415 223 1212 please"),
            new CallEvent.Ended(TimeSpan.FromSeconds(2), HangUpReason.CallerLeft));
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries[0].Text.ShouldBe("call me at 415 223 1212 please");
        (await EventsAsync(storage, session))[0].Data.ShouldContain("call me at [phone number] please");
    }

    [Fact]
    public async Task Interim_ShowsNoNumberThatIsNotYetKnown()
    {
        await using var storage = await StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await using var viewer = storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation).GetAsyncEnumerator(Cancellation);
        var next = viewer.MoveNextAsync();
        await storage.AppendAsync(session, new CallEvent.Heard(TimeSpan.FromSeconds(1), "s1", "my number is 4539 14"));
        (await next).ShouldBeTrue();
        viewer.Current.Data.ShouldContain("my number is [number]");
    }

    [Fact]
    public async Task Words_LoseWhatTheTextLoses()
    {
        await using var storage = await StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        const string Text = "card 4539148803436467 thanks";
        var words = Text.Split(' ').Select((word, at) => new WordTiming(word, TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + 1))).ToArray();
        await storage.AppendAsync(session, new CallEvent.Said(
            TimeSpan.FromSeconds(3), new TranscriptEntry(1, Speaker.Caller, Text, TimeSpan.Zero, TimeSpan.FromSeconds(3), false, false, words)));
        var entry = (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.ShouldHaveSingleItem();
        entry.Text.ShouldBe("card [card number] thanks");
        entry.Words.Select(word => word.Text).ShouldBe(["card", "***", "thanks"]);
    }

    private static Task<StorageFixture> StartAsync() => StorageFixture.StartAsync(configure: services => services.AddGuardrails());

    private static async Task<List<JournaledEvent>> EventsAsync(StorageFixture storage, SessionRequest session)
    {
        var events = new List<JournaledEvent>();
        await foreach (var seen in storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation))
            events.Add(seen);
        return events;
    }

    private static IEnumerable<string> Holding(string folder, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }
}
