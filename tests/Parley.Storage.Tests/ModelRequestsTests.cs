using System.Text.Json;
using Parley.Calls;
using Parley.Dialogue;
using Parley.LanguageModels;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Storage.Retention;
using Parley.Storage.Usage;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class ModelRequestsTests
{
    private static readonly ModelPrice Price = new(2, 10, 0.5m) { Currency = "EUR" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_OfACall_StandByTurnWithTheirSum()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await OpenAsync(storage);
        Ask(storage, Asked(session, 1, "fast", Price, input: 1000, cached: 400, output: 50) with { Scope = Scope(session, 1) with { Purpose = "understanding", Node = "book/when" } });
        Ask(storage, Asked(session, 2, "fast", Price, input: 1000, output: 1) with { Ending = ModelEnding.Outrun });
        Ask(storage, Asked(session, 2, "house", null, input: 1000, output: 30) with { Attempt = 2, IsHedge = true, IsEstimated = true });

        var usage = (await FindAsync(storage, session)).Usage;

        usage.Turns.Select(turn => turn.Turn).ShouldBe([1, 2]);
        var first = usage.Turns[0].Requests.ShouldHaveSingleItem();
        first.ShouldBe(new ModelRequestRecord(
            "understanding", "book/when", "fast", ModelClass.Live, 1000, 400, 50, false, 0.0019m, "EUR", 250, 900, 1, false, false, false, true, ModelEnding.Completed));
        var second = usage.Turns[1];
        second.Requests.Select(request => (request.Model, request.Used, request.Hedge, request.Cost)).ShouldBe([("fast", false, false, 0.00201m), ("house", true, true, null)]);
        second.Sum.Models.ShouldBe(["fast", "house"]);
        second.Sum.ShouldBe(new UsageSum(2, second.Sum.Models, 2000, 0, 31, true, 0.00201m, "EUR", 0.00201m, 1, 1, 0, 0));
        (usage.Sum.Requests, usage.Sum.InputTokens, usage.Sum.CachedInputTokens, usage.Sum.Cost, usage.Sum.UnusedCost).ShouldBe((3, 3000, 400, 0.00391m, 0.00201m));
    }

    [Fact]
    public async Task Cost_OfModelsWithoutAPrice_IsAbsentNotZero()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await OpenAsync(storage);
        Ask(storage, Asked(session, 1, "house", price: null));
        var usage = (await FindAsync(storage, session)).Usage;
        (usage.Sum.Cost, usage.Sum.UnusedCost, usage.Sum.Currency, usage.Sum.Unpriced).ShouldBe((null, null, null, 1));
    }

    [Fact]
    public async Task Call_ThatAskedNoModel_HasAnEmptySum()
    {
        await using var storage = await StorageFixture.StartAsync();
        var usage = (await FindAsync(storage, await OpenAsync(storage))).Usage;
        (usage.Sum.Requests, usage.Sum.Cost, usage.Turns.Count).ShouldBe((0, null, 0));
    }

    [Fact]
    public async Task RequestAhead_IsStoredOnceItsTurnIsKnown_UsedOrNot()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await OpenAsync(storage);
        var (kept, dropped) = (new TaskCompletionSource(), new TaskCompletionSource());
        // On a thread without a context of its own, what waits for a task runs where that is completed.
        await Task.Run(() => Array.ForEach([dropped, kept], turn =>
            Ask(storage, Asked(session, 1, "fast", Price) with { IsAhead = true, Scope = Scope(session, 1) with { Committed = turn.Task } })), Cancellation);
        (await FindAsync(storage, session)).Usage.Sum.Requests.ShouldBe(0);

        await Task.Run(
            () =>
            {
                dropped.SetCanceled(Cancellation);
                kept.SetResult();
            },
            Cancellation);

        var requests = (await FindAsync(storage, session)).Usage.Turns.ShouldHaveSingleItem();
        requests.Requests.Select(request => (request.Ahead, request.Used)).ShouldBe([(true, false), (true, true)]);
        (requests.Sum.Ahead, requests.Sum.UnusedCost, requests.Sum.Cost).ShouldBe((2, 0.0021m, 0.0042m));
    }

    [Fact]
    public async Task RequestAhead_KnownWhileTheServerStops_IsStillStored()
    {
        var folder = Directory.CreateTempSubdirectory("parley-storage-").FullName;
        SessionRequest session;
        await using (var stopped = await StorageFixture.StartAsync(folder, options: all => all with { StopTimeout = TimeSpan.FromMinutes(1) }))
        {
            session = await OpenAsync(stopped);
            var turn = new TaskCompletionSource();
            Ask(stopped, Ahead(session, turn.Task));
            var stopping = stopped.StopAsync();
            stopping.IsCompleted.ShouldBeFalse();
            turn.SetResult();
            await stopping;
            stopped.Log.Errors.ShouldBeEmpty();
        }

        await using (var storage = await StorageFixture.StartAsync(folder))
            (await FindAsync(storage, session)).Usage.Sum.Requests.ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RequestAhead_WhoseTurnIsNeverKnown_DoesNotHoldUpTheStopForLong()
    {
        await using var storage = await StorageFixture.StartAsync(options: all => all with { StopTimeout = TimeSpan.FromMilliseconds(50) });
        Ask(storage, Ahead(await OpenAsync(storage), new TaskCompletionSource().Task));
        await storage.StopAsync();
        storage.Log.Errors.ShouldHaveSingleItem().ShouldContain("1 requests to models not stored");
    }

    [Fact]
    public async Task RequestAhead_ThatCannotBeWritten_IsToldInTheLog()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (session, turn) = (await OpenAsync(storage), new TaskCompletionSource());
        Ask(storage, Ahead(session, turn.Task) with { Cost = decimal.MaxValue });
        turn.SetResult();
        await storage.Log.LoggedAsync($"A request to a model in {session.Id} of {session.Tenant.Id} was not stored", Cancellation);
    }

    [Fact]
    public async Task Request_EndingAfterItsCall_IsKept()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await EndedAsync(storage);
        Ask(storage, Asked(session, 1, "fast", Price) with { Ending = ModelEnding.Cancelled });
        (await FindAsync(storage, session)).Usage.Sum.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task DialogueThatGoesOnInAnotherProcess_StandsInTheAccountsOfTheCallThatHoldsIt()
    {
        var folder = Directory.CreateTempSubdirectory("parley-storage-").FullName;
        SessionRequest cutOff;
        await using (var killed = await StorageFixture.StartAsync(folder))
        {
            cutOff = await OpenAsync(killed);
            Ask(killed, Asked(cutOff, 1, "fast", Price));
            await killed.Records.ExistsAsync(Clinic, cutOff.Id, Cancellation);
        }

        await using (var storage = await StorageFixture.StartAsync(folder))
        {
            var goesOn = Session() with { Resumes = new ResumedCall(cutOff.Id, Turns: 1) };
            await storage.Journal.OpenAsync(goesOn, Cancellation);
            Ask(storage, Asked(cutOff, 2, "fast", Price));
            (await FindAsync(storage, goesOn)).Usage.Turns.ShouldHaveSingleItem().Turn.ShouldBe(2);

            await storage.AppendAsync(goesOn, new CallEvent.Ended(TimeSpan.FromSeconds(3), HangUpReason.CallerLeft));
            await FindAsync(storage, goesOn);
            Ask(storage, Asked(cutOff, 3, "fast", Price) with { Ending = ModelEnding.Cancelled });
            (await FindAsync(storage, cutOff)).Usage.Turns.Select(turn => turn.Turn).ShouldBe([1, 3]);
            storage.Log.Errors.ShouldBeEmpty();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Request_OfACallThatWasErased_LeavesNothing()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (session, other) = (await EndedAsync(storage), await OpenAsync(storage));
        Ask(storage, Asked(session, 1, "fast", Price));
        (await storage.Get<CallErasure>().EraseAsync(Clinic, session.Id, Cancellation)).ShouldBe(ErasureOutcome.Erased);
        Ask(storage, Asked(session, 1, "fast", Price));
        Ask(storage, Asked(other, 1, "fast", Price));

        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldBeNull();
        (await FindAsync(storage, other)).Usage.Sum.Requests.ShouldBe(1);
        storage.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_OfAnotherTenant_AreNotSeen()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await OpenAsync(storage);
        Ask(storage, Asked(session, 1, "fast", Price));
        (await storage.Records.FindAsync(Other, session.Id, Cancellation)).ShouldBeNull();
        (await storage.Records.FiguresAsync(Other, session.Agent.Id, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task CallFile_HoldsWhatModelsCost()
    {
        await using var storage = await StorageFixture.StartAsync();
        var session = await OpenAsync(storage);
        Ask(storage, Asked(session, 1, "fast", Price));
        await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(3), HangUpReason.CallerLeft));
        var record = await FindAsync(storage, session);
        await storage.StopAsync();
        var file = Path.Combine(storage.Folder, "calls", "clinic_123", record.StartedAt.ToString("yyyy-MM-dd"), session.Id.Value, "call.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        json.RootElement.GetProperty("usage").GetProperty("sum").GetProperty("cost").GetDecimal().ShouldBe(0.0021m);
    }

    [Fact]
    public async Task Figures_OfAVersion_TellTokensCostAndDelays()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (first, second) = (await OpenAsync(storage), await OpenAsync(storage));
        for (var turn = 1; turn <= 20; turn++)
            await storage.AppendAsync(first, Measured(turn, turn * 100));
        Ask(storage, Asked(first, 1, "fast", Price));
        Ask(storage, Asked(first, 1, "fast", Price) with { Ending = ModelEnding.Outrun });
        Ask(storage, Asked(second, 1, "fast", Price with { Currency = "USD" }));
        Ask(storage, Asked(second, 1, "house", price: null));

        var figures = (await storage.Records.FiguresAsync(Clinic, first.Agent.Id, Cancellation)).ShouldHaveSingleItem();

        (figures.Version, figures.Calls).ShouldBe((3, 2));
        figures.VoiceToVoice.ShouldBe(new DelayFigures(20, 1000, 1900));
        figures.FirstReply.ShouldBe(new DelayFigures(0, null, null));
        var models = figures.Models;
        (models.Requests, models.InputTokens, models.OutputTokens, models.TokensPerCall, models.Unpriced).ShouldBe((4, 4000, 40, 2020, 1));
        models.Costs.ShouldBe([new CostFigures("EUR", 0.0042m, 0.0021m, 0.0021m), new CostFigures("USD", 0.0021m, 0.00105m, 0)]);
    }

    private static async Task<SessionRequest> OpenAsync(StorageFixture storage)
    {
        var session = Session();
        await storage.Journal.OpenAsync(session, Cancellation);
        return session;
    }

    private static async Task<SessionRequest> EndedAsync(StorageFixture storage)
    {
        var session = await OpenAsync(storage);
        await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(3), HangUpReason.CallerLeft));
        await FindAsync(storage, session);
        return session;
    }

    private static async Task<CallDetails> FindAsync(StorageFixture storage, SessionRequest session) =>
        (await storage.Records.FindAsync(Clinic, session.Id, Cancellation)).ShouldNotBeNull();

    private static void Ask(StorageFixture storage, ModelUsage usage) => storage.Get<IModelUsageSink>().Record(usage);

    private static ModelScope Scope(SessionRequest session, int turn) => new(Context(session), session.Agent, ModelClass.Live) { Turn = turn };

    private static ModelUsage Ahead(SessionRequest session, Task committed) =>
        Asked(session, 1, "fast", Price) with { IsAhead = true, Scope = Scope(session, 1) with { Committed = committed } };

    private static ModelUsage Asked(SessionRequest session, int turn, string model, ModelPrice? price, long input = 1000, long cached = 0, long output = 10) => new(
        Scope(session, turn), new ModelDefinition { Name = model, Provider = "p", Model = model, Price = price }, input, cached, output, IsEstimated: false,
        price?.Of(input, cached, output), TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(900), Attempt: 1, IsHedge: false, IsAhead: false, ModelEnding.Completed);
}
