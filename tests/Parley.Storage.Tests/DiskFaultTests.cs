using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Records;
using Parley.Storage.Files;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class DiskFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FullDatabase_NeverHoldsTheCallAndIsCaughtUpWithOnceThereIsRoom()
    {
        var broken = new BrokenDatabase();
        await using var storage = await StorageFixture.StartAsync(
            configure: services => services.AddSingleton<IInterceptor>(broken),
            options: o => o with { RetryCeiling = TimeSpan.FromMilliseconds(20), ReadPatience = TimeSpan.FromSeconds(3) });
        broken.IsFull = true;
        var session = Session();
        storage.Journal.OpenAsync(session, Cancellation).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        for (var turn = 1; turn <= 50; turn++)
            storage.Journal.AppendAsync(Context(session), Said(turn, Speaker.Caller, "words"), Cancellation).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldBeNull();
        broken.Refused.ShouldBeGreaterThan(0);

        broken.IsFull = false;
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Turns.ShouldBe(50);
        (await storage.Records.TranscriptAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Entries.Count.ShouldBe(50);
        storage.Log.Errors.ShouldContain(line => line.Contains($"of tenant {Clinic.Id} could not be saved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FullMailbox_DropsOrdinaryFactsButKnowsThatTheCallEnded()
    {
        var broken = new BrokenDatabase();
        await using var storage = await StorageFixture.StartAsync(
            configure: services => services.AddSingleton<IInterceptor>(broken),
            options: o => o with { JournalCapacity = 10, RetryCeiling = TimeSpan.FromMilliseconds(20) });
        broken.IsFull = true;
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        for (var turn = 1; turn <= 2000; turn++)
            await storage.AppendAsync(session, Said(turn, Speaker.Caller, "words"));
        await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(5), HangUpReason.CallerLeft));

        broken.IsFull = false;
        var call = (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();
        call.EndReason.ShouldBe(HangUpReason.CallerLeft);
        call.Turns.ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task FullDiskUnderTheTranscript_LosesNoLineAndLeavesNoHalfOne()
    {
        var disk = new FullDisk { Room = 300 };
        await using var storage = await StorageFixture.StartAsync(configure: services => services.AddSingleton<IRecordFiles>(disk));
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        for (var turn = 1; turn <= 5; turn++)
        {
            await storage.AppendAsync(session, Said(turn, Speaker.Caller, "a sentence"));
            (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull().Turns.ShouldBe(turn);
        }
        storage.Log.Errors.ShouldContain(line => line.Contains("transcript file", StringComparison.Ordinal));

        disk.Room = 1_000_000;
        await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(5), HangUpReason.CallerLeft));
        await storage.StopAsync();
        var lines = File.ReadAllLines(Directory.GetFiles(storage.Folder, "transcript.jsonl", SearchOption.AllDirectories).ShouldHaveSingleItem());
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("turn").GetInt32()).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task StopWithADatabaseThatNeverRecovers_EndsInTime()
    {
        var broken = new BrokenDatabase();
        var storage = await StorageFixture.StartAsync(
            configure: services => services.AddSingleton<IInterceptor>(broken),
            options: o => o with { StopTimeout = TimeSpan.FromMilliseconds(100) });
        broken.IsFull = true;
        await storage.Journal.OpenAsync(Session(), Cancellation);
        await storage.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        storage.Log.Errors.ShouldContain(line => line.Contains("not stored", StringComparison.Ordinal));
    }
}
