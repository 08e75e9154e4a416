using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Recording;
using Parley.Storage.Recovery;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class RecoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmptyFolder_GetsADatabaseInWriteAheadMode()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(storage.Folder, "parley.db")}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        (await command.ExecuteScalarAsync(Cancellation)).ShouldBe("wal");
        command.CommandText = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name)";
        var tables = (await command.ExecuteScalarAsync(Cancellation))!.ToString()!.Split(',');
        foreach (var table in new[] { "call_events", "calls", "transcript_entries", "turn_latencies", "tool_calls", "tool_audit", "tool_approvals" })
            tables.ShouldContain(table);
    }

    [Fact]
    public async Task QuickLook_SeesAnUpToDateDatabaseAndAnActiveCall()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using (var database = storage.Get<TenantDatabases>().Open(Clinic))
            database.Database.GetMigrations().Last().ShouldBe(QuickLook.LatestMigration);
        var options = storage.Get<StorageOptions>();
        (await QuickLook.HasNothingToDoAsync(options, Cancellation)).ShouldBeTrue();
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        await storage.Records.FindAsync(Clinic, session.Id, Cancellation);
        (await QuickLook.HasNothingToDoAsync(options, Cancellation)).ShouldBeFalse();
        (await QuickLook.HasNothingToDoAsync(options with { DataFolder = Path.Combine(storage.Folder, "new") }, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task CallOfAKilledProcess_IsListedAsEndedAbnormallyWithItsRecordingMended()
    {
        await using var killed = await StorageFixture.StartAsync();
        var session = Session();
        await killed.Journal.OpenAsync(session, Cancellation);
        await killed.AppendAsync(session, new CallEvent.Started(TimeSpan.Zero), Said(1, Speaker.Caller, "Hello", 900), Measured(1, 640));
        await killed.Records.FindAsync(Clinic, session.Id, Cancellation);
        var path = await RecordAsync(killed, session);
        // What a killed process leaves: samples beyond what the header tells, and half a sample at the end.
        await using (var file = new FileStream(path, FileMode.Append))
            await file.WriteAsync(new byte[(16_000 * 4) + 1], Cancellation);
        await killed.StopAsync();

        await using var storage = await StorageFixture.StartAsync(killed.Folder);
        var call = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        call.Status.ShouldBe(CallStatus.EndedAbnormally);
        call.EndReason.ShouldBe(HangUpReason.Abnormal);
        call.HasRecording.ShouldBeTrue();
        var mended = WavFile.Read(path);
        mended.Duration.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1.75));
        call.DurationMs.ShouldBe((long)Math.Round(mended.Duration.TotalMilliseconds));
        call.EndedAt.ShouldNotBeNull().ShouldBe(call.StartedAt.AddMilliseconds(call.DurationMs!.Value), TimeSpan.FromMilliseconds(1));
        call.Turns.ShouldBe(1);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(path)!, "call.json"), Cancellation));
        json.RootElement.GetProperty("status").GetString().ShouldBe("ended_abnormally");

        var events = new List<string>();
        await foreach (var seen in storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation))
            events.Add(seen.Name);
        events.ShouldBe(["started", "said", "turn_measured", "ended"]);
        // Interims take numbers and are not stored: a viewer that saw some comes back with one of theirs.
        (await storage.Events.IsOverAsync(Clinic, session.Id, after: 4_000, Cancellation)).ShouldBeFalse();
        await foreach (var seen in storage.Events.FollowAsync(Clinic, session.Id, after: 4_000, Cancellation))
            seen.Name.ShouldBe("ended");
    }

    [Fact]
    public async Task DamagedRow_LeavesTheStartAndTheOtherCalls()
    {
        await using var killed = await StorageFixture.StartAsync();
        var (damaged, whole) = (Session(), Session());
        await killed.Journal.OpenAsync(damaged, Cancellation);
        await killed.Journal.OpenAsync(whole, Cancellation);
        await killed.StopAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(killed.Folder, "parley.db")}"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE calls SET tenant_id = 'No Tenant' WHERE id = '{damaged.Id.Value}'";
            (await command.ExecuteNonQueryAsync(Cancellation)).ShouldBe(1);
        }

        await using var storage = await StorageFixture.StartAsync(killed.Folder);

        storage.Log.Errors.ShouldContain(line => line.Contains(damaged.Id.Value, StringComparison.Ordinal) && line.Contains("No Tenant", StringComparison.Ordinal));
        (await storage.Records.FindAsync(Clinic, whole.Id, Cancellation)).ShouldNotBeNull().Status.ShouldBe(CallStatus.EndedAbnormally);
    }

    [Fact]
    public async Task TranscriptLines_ThatOnlyTheDiskHas_AreTakenIn()
    {
        await using var killed = await StorageFixture.StartAsync();
        var session = Session();
        await killed.Journal.OpenAsync(session, Cancellation);
        await killed.AppendAsync(session, Said(1, Speaker.Caller, "Hello", 900));
        await killed.Records.FindAsync(Clinic, session.Id, Cancellation);
        await killed.StopAsync();
        var path = Directory.GetFiles(killed.Folder, "transcript.jsonl", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var line = (await File.ReadAllLinesAsync(path, Cancellation)).ShouldHaveSingleItem();
        // The database did not get the second line any more, and the third was being written.
        await File.AppendAllTextAsync(path, line.Replace("Hello", "Are you there?", StringComparison.Ordinal) + "\n" + line[..^9], Cancellation);

        await using var storage = await StorageFixture.StartAsync(killed.Folder);

        var transcript = (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        transcript.Entries.Select(entry => entry.Text).ShouldBe(["Hello", "Are you there?"]);
        var events = new List<string>();
        await foreach (var seen in storage.Events.FollowAsync(Clinic, session.Id, 0, Cancellation))
            events.Add(seen.Name);
        events.ShouldBe(["said", "said", "ended"]);
    }

    [Fact]
    public async Task CallThatEnded_IsLeftAsItWasByARestart()
    {
        await using var first = await StorageFixture.StartAsync();
        var session = Session();
        await first.Journal.OpenAsync(session, Cancellation);
        await first.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(7), HangUpReason.AgentEnded));
        await first.StopAsync();
        await using var second = await StorageFixture.StartAsync(first.Folder);
        var call = (await second.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        (call.Status, call.DurationMs).ShouldBe((CallStatus.Ended, 7000));
    }

    [Fact]
    public async Task RecordingThatIsNone_DoesNotStopTheStart()
    {
        await using var killed = await StorageFixture.StartAsync();
        var session = Session();
        await killed.Journal.OpenAsync(session, Cancellation);
        await killed.AppendAsync(session, Said(1, Speaker.Caller, "Hello", 2000));
        await killed.Records.FindAsync(Clinic, session.Id, Cancellation);
        var folder = Directory.GetDirectories(killed.Folder, session.Id.Value, SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(Path.Combine(folder, "recording.wav"), "not a recording", Cancellation);
        await killed.StopAsync();

        await using var storage = await StorageFixture.StartAsync(killed.Folder);
        var call = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        call.Status.ShouldBe(CallStatus.EndedAbnormally);
        call.DurationMs.ShouldBe(2000);
    }

    [Fact]
    public async Task RefusedConsent_LeavesNoRecording()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = Session(consent: ConsentStatus.Refused);
        await storage.Journal.OpenAsync(session, Cancellation);
        await RecordAsync(storage, session);
        storage.Records.RecordingPath(Clinic, session.Id).ShouldBeNull();
        Directory.GetFiles(storage.Folder, "*.wav", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task ConsentRefusedInTheCall_DiedBeforeTheRecordingWasDeleted_IsDeletedAtTheNextStart()
    {
        await using var killed = await StorageFixture.StartAsync();
        var session = Session(consent: ConsentStatus.Unknown);
        await killed.Journal.OpenAsync(session, Cancellation);
        (await RecordAsync(killed, session)).ShouldNotBeEmpty();
        await killed.AppendAsync(session, new CallEvent.ConsentAnswered(TimeSpan.FromSeconds(1), ConsentStatus.Refused));
        await killed.Records.FindAsync(Clinic, session.Id, Cancellation);
        await killed.StopAsync();

        await using var storage = await StorageFixture.StartAsync(killed.Folder);

        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().ConsentStatus.ShouldBe(ConsentStatus.Refused);
        Directory.GetFiles(killed.Folder, "*.wav", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task RecorderThatFindsNoDisk_RecordsNothingAndThrowsNothing()
    {
        await using var storage = await StorageFixture.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "calls"), "a file where the folder should be", Cancellation);
        storage.Get<ICallRecorderFactory>().Open(Session()).ShouldBeSameAs(NullRecorder.Instance);
        storage.Log.Errors.ShouldContain(line => line.Contains("without a recording", StringComparison.Ordinal));
    }

    private static async Task<string> RecordAsync(StorageFixture storage, SessionRequest session)
    {
        await using var recorder = storage.Get<ICallRecorderFactory>().Open(session);
        var samples = new short[AudioFormat.Wideband.SampleRate / 50];
        // Less than what the recorder takes in between two writes.
        for (var frame = 0; frame < 40; frame++)
            recorder.Caller.OnFrame(new AudioFrame(AudioFormat.Wideband, TimeSpan.FromMilliseconds(frame * 20), samples));
        return storage.Records.RecordingPath(session.Tenant, session.Id) ?? "";
    }
}
