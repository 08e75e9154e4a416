using System.Text;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Storage.Retention;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

/// <summary>The process dies while utterances wait for the rest of a number: they are there all the same, and the number is not.</summary>
public sealed class HeldUtterancesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-storage-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ProcessKilled_WhileANumberIsSaid_KeepsTheUtterancesWithoutIt()
    {
        var session = Session();
        await using (var killed = await StartAsync())
        {
            await SayAsync(killed, session, (Speaker.Agent, "How can I help?"), (Speaker.Caller, "Room 12, and it is 4539 1488"), (Speaker.Agent, "Go on."), (Speaker.Caller, "um, 0343"));
            Held().ShouldHaveSingleItem();
            // As it lies on the disk now: nothing the process does at its end comes to it any more.
            Copy(killed.Folder, _folder + "/copy");
        }

        await using var storage = await StartAsync(_folder + "/copy");
        (await TextsAsync(storage, session)).ShouldBe(["How can I help?", "Room 12, and it is [number]", "Go on.", "um, [number]"]);
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Status.ShouldBe(CallStatus.EndedAbnormally);
        var events = new List<(string Name, string Data)>();
        await foreach (var seen in storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation))
            events.Add((seen.Name, seen.Data));
        events.Select(seen => seen.Name).ShouldBe(["said", "said", "said", "said", "ended"]);
        events[1].Data.ShouldContain("it is [number]");
        Directory.GetFiles(_folder + "/copy", "*.held", SearchOption.AllDirectories).ShouldBeEmpty();
        var lines = await File.ReadAllLinesAsync(Directory.GetFiles(_folder + "/copy", "transcript.jsonl", SearchOption.AllDirectories).Single(), Cancellation);
        lines.Length.ShouldBe(4);
        foreach (var part in (string[])["4539 1488", "um, 0343"])
            Holding(part).ShouldBeEmpty(part);
    }

    [Fact]
    public async Task NumberThatIsWhole_LeavesNothingWaiting()
    {
        var session = Session();
        await using var storage = await StartAsync();
        await SayAsync(storage, session, (Speaker.Caller, "It is 4539 1488"), (Speaker.Caller, "0343 6467"), (Speaker.Caller, "That is all."));
        (await TextsAsync(storage, session)).ShouldBe(["It is [card number]", "[card number]", "That is all."]);
        Held().ShouldBeEmpty();
    }

    [Fact]
    public async Task CallThatEnds_LeavesNothingWaiting()
    {
        var session = Session();
        await using var storage = await StartAsync();
        await SayAsync(storage, session, (Speaker.Caller, "room 4 1 5"));
        Held().ShouldHaveSingleItem();
        await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(9), HangUpReason.CallerLeft));
        (await TextsAsync(storage, session)).ShouldBe(["room 4 1 5"]);
        Held().ShouldBeEmpty();
    }

    [Fact]
    public async Task ProcessKilled_BetweenTellingAndLettingGo_TellsOnce()
    {
        var session = Session();
        await using (var killed = await StartAsync())
        {
            await SayAsync(killed, session, (Speaker.Caller, "four one five"));
            var held = Held().ShouldHaveSingleItem();
            File.Copy(held, held + ".kept");
            await killed.AppendAsync(session, Said(2, Speaker.Caller, "Is the room I was told.", 2000));
            (await TextsAsync(killed, session)).ShouldBe(["four one five", "Is the room I was told."]);
            await killed.StopAsync();
            File.Move(held + ".kept", held);
        }

        await using var storage = await StartAsync();
        (await TextsAsync(storage, session)).ShouldBe(["four one five", "Is the room I was told."]);
        Held().ShouldBeEmpty();
    }

    [Fact]
    public async Task Transcript_IsErasedWithWhatWaits()
    {
        var session = Session();
        await using var storage = await StartAsync();
        await SayAsync(storage, session, (Speaker.Caller, "four one five"));
        await storage.Get<CallErasure>().EraseTranscriptAsync(Clinic, session.Id, Cancellation);
        Held().ShouldBeEmpty();
    }

    private Task<StorageFixture> StartAsync(string? folder = null) => StorageFixture.StartAsync(folder ?? _folder, services => services.AddGuardrails());

    private static async Task SayAsync(StorageFixture storage, SessionRequest session, params (Speaker Speaker, string Text)[] lines)
    {
        await storage.Journal.OpenAsync(session, Cancellation);
        for (var index = 0; index < lines.Length; index++)
            await storage.AppendAsync(session, Said(index + 1, lines[index].Speaker, lines[index].Text, (index + 1) * 1000));
        // Returns once all that is stored.
        await storage.Records.ExistsAsync(Clinic, session.Id, Cancellation);
    }

    private static async Task<IEnumerable<string>> TextsAsync(StorageFixture storage, SessionRequest session) =>
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.Select(entry => entry.Text);

    private string[] Held() => Directory.GetFiles(_folder, "*.held", SearchOption.AllDirectories);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private IEnumerable<string> Holding(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }
}
