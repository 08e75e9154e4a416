using System.Text.Json;
using Parley.Calls;
using Parley.Records;
using Parley.Storage.Calls;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class CallJournalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OpenedAndEnded_IsListedWithItsFigures()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Status.ShouldBe(CallStatus.Active);

        await storage.AppendAsync(
            session,
            new CallEvent.Started(TimeSpan.Zero),
            Said(0, Speaker.Agent, "Hello"),
            Said(1, Speaker.Caller, "Hours"),
            Said(1, Speaker.Caller, "please"),
            Measured(1, 600),
            Measured(2, 800),
            Measured(3, 650),
            new CallEvent.TurnMeasured(TimeSpan.FromSeconds(9), 4, new TurnLatency(null, null, null, null, null, TextToVoice: TimeSpan.FromMilliseconds(90))),
            new CallEvent.Interrupted(TimeSpan.FromSeconds(4), 2, TimeSpan.FromMilliseconds(40)),
            new CallEvent.Ended(TimeSpan.FromSeconds(12.5), HangUpReason.CallerLeft));

        var call = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        call.Status.ShouldBe(CallStatus.Ended);
        call.EndReason.ShouldBe(HangUpReason.CallerLeft);
        call.DurationMs.ShouldBe(12_500);
        call.EndedAt.ShouldBe(call.StartedAt.AddSeconds(12.5));
        call.Turns.ShouldBe(1);
        call.Interruptions.ShouldBe(1);
        call.VoiceToVoiceP50Ms.ShouldBe(650, "nobody spoke in the typed turn");
        call.AgentVersion.ShouldBe(3);
        call.HasRecording.ShouldBeFalse();
        call.Latencies.Select(latency => latency.VoiceToVoiceMs).ShouldBe([600, 800, 650, null]);
        call.Latencies.Select(latency => latency.TextToVoiceMs).ShouldBe([null, null, null, 90]);
    }

    [Fact]
    public async Task Call_GoingOnWithOneThatWasCutOff_NamesIt()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (first, again) = (Session(), Session());
        again = again with { Resumes = new ResumedCall(first.Id, 3) };
        await storage.Journal.OpenAsync(first, Cancellation);
        await storage.Journal.OpenAsync(again, Cancellation);

        (await storage.Records.FindAsync(Clinic, again.Id, Cancellation)).ShouldNotBeNull().Resumes.ShouldBe(first.Id.Value);
        (await storage.Records.FindAsync(Clinic, first.Id, Cancellation)).ShouldNotBeNull().Resumes.ShouldBeNull();
        (await storage.Records.ListAsync(Clinic, 2, before: null, Cancellation)).Calls.Single(call => call.Resumes is not null).Id.ShouldBe(again.Id.Value);
    }

    [Fact]
    public async Task TurnMeasuredTwice_LastOneCounts()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Measured(1, 900));
        await storage.Records.FindAsync(Clinic, session.Id, Cancellation);
        await storage.AppendAsync(session, Measured(1, 700));
        var call = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        call.Latencies.ShouldHaveSingleItem().VoiceToVoiceMs.ShouldBe(700);
        call.VoiceToVoiceP50Ms.ShouldBe(700);
    }

    [Fact]
    public async Task Transcript_KeepsOrderWordsAndFlags()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Said(0, Speaker.Agent, "Welcome", 1000), Said(1, Speaker.Caller, "Grüße \"x\"", 2000));

        var transcript = (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        transcript.Entries.Select(entry => entry.Text).ShouldBe(["Welcome", "Grüße \"x\""]);
        transcript.Entries[1].Words.ShouldHaveSingleItem().ShouldBe(new WordRecord("Grüße \"x\"", 1500, 2000));
        transcript.Entries[1].Speaker.ShouldBe(Speaker.Caller);
    }

    [Fact]
    public async Task Files_OfACall_HoldTranscriptLinesAndTheRecord()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(session, Said(0, Speaker.Agent, "Welcome"));
        var record = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        var folder = Path.Combine(storage.Folder, "calls", "clinic_123", record.StartedAt.ToString("yyyy-MM-dd"), session.Id.Value);
        File.ReadAllLines(Path.Combine(folder, "transcript.jsonl")).ShouldHaveSingleItem().ShouldContain("\"speaker\":\"agent\"");

        await storage.AppendAsync(session, Said(1, Speaker.Caller, "Bye"), new CallEvent.Ended(TimeSpan.FromSeconds(3), HangUpReason.CallerLeft));
        await storage.StopAsync();
        File.ReadAllLines(Path.Combine(folder, "transcript.jsonl")).Length.ShouldBe(2);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "call.json")));
        json.RootElement.GetProperty("status").GetString().ShouldBe("ended");
        json.RootElement.GetProperty("end_reason").GetString().ShouldBe("caller_left");
        json.RootElement.TryGetProperty("voice_to_voice_p50_ms", out _).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder, "transcript.jsonl")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task FactsAfterTheEnd_AreIgnored()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.AppendAsync(
            session,
            new CallEvent.Ended(TimeSpan.FromSeconds(1), HangUpReason.AgentEnded),
            new CallEvent.Ended(TimeSpan.FromSeconds(2), HangUpReason.Failed),
            Said(1, Speaker.Caller, "late"));
        var call = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        call.EndReason.ShouldBe(HangUpReason.AgentEnded);
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_WithAnIdOfAnotherShape_IsRefused()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session() with { Id = new CallId("call_../../../etc") };
        await Should.ThrowAsync<ArgumentException>(async () => await storage.Journal.OpenAsync(session, Cancellation));
    }

    [Fact]
    public async Task HundredCallsAtOnce_AllFactsStored()
    {
        await using var storage = await StorageFixture.StartAsync(options: o => o with { StopTimeout = TimeSpan.FromMinutes(1) });
        var sessions = Enumerable.Range(0, 100).Select(_ => Session()).ToArray();
        await Parallel.ForEachAsync(sessions, Cancellation, async (session, cancellation) =>
        {
            await storage.Journal.OpenAsync(session, cancellation);
            for (var turn = 1; turn <= 10; turn++)
                await storage.AppendAsync(session, Said(turn, Speaker.Caller, "a"), Said(turn, Speaker.Agent, "b"), Measured(turn, 500));
            await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(60), HangUpReason.CallerLeft));
        });
        await storage.StopAsync();
        await using var again = await StorageFixture.StartAsync(storage.Folder);
        var page = await again.Records.ListAsync(Clinic, 200, before: null, Cancellation);
        page.Calls.Count.ShouldBe(100);
        page.Calls.ShouldAllBe(call => call.Turns == 10 && call.Status == CallStatus.Ended);
        storage.Log.Errors.ShouldBeEmpty();
    }
}
