using Parley.Agents;
using Parley.Calls;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Storage.Usage;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class AgentVersionStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_SavedAtOnce_GetNumbersOfTheirOwn()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<IAgentVersionStore>();

        var saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Task.Run(() => store.AddAsync(Clinic, "desk", $"source {i}", "ann", "", Cancellation).AsTask())));

        saved.Select(version => version.Number).Order().ShouldBe(Enumerable.Range(1, 6));
        (await store.VersionsAsync(Clinic, "desk", Cancellation)).Select(version => version.Number).ShouldBe([6, 5, 4, 3, 2, 1]);
    }

    [Fact]
    public async Task VersionsAndPublications_OutliveARestart_AndAreTheTenantsOwn()
    {
        await using var first = await StorageFixture.StartAsync();
        var saved = await first.Get<IAgentVersionStore>().AddAsync(Clinic, "desk", "source", "ann", "first", Cancellation);
        var published = await first.Get<IAgentVersionStore>().PublishAsync(
            Clinic, "desk", [new AgentShare(1, 80), new AgentShare(2, 20)], "ann", "try it", Cancellation);
        await first.StopAsync();

        await using var second = await StorageFixture.StartAsync(first.Folder);
        var store = second.Get<IAgentVersionStore>();
        (await store.FindAsync(Clinic, "desk", 1, Cancellation)).ShouldNotBeNull().Source.ShouldBe(saved.Source);
        var kept = (await store.PublicationsAsync(Clinic, "desk", Cancellation)).ShouldHaveSingleItem();
        kept.Shares.ShouldBe(published.Shares);
        (await store.AgentsAsync(Other, Cancellation)).ShouldBeEmpty();
        (await store.FindAsync(Other, "desk", 1, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Figures_AreToldByVersion()
    {
        var none = new UsageFigures(0, 0, 0, 0, null, [], 0);
        await using var storage = await StorageFixture.StartAsync();
        foreach (var (version, handedOff) in new[] { (1, false), (2, true), (2, false) })
        {
            var session = Session() is var plain ? plain with { Agent = plain.Agent with { Id = "desk", Version = version } } : plain;
            await storage.Journal.OpenAsync(session, Cancellation);
            await storage.AppendAsync(session, Said(1, Speaker.Caller, "Hello", 900), Measured(1, 600));
            if (handedOff)
                await storage.AppendAsync(session, new CallEvent.HandedOff(TimeSpan.FromSeconds(1), "h", Handoff.HandoffReason.AskedForPerson, "desk"));
            await storage.AppendAsync(session, new CallEvent.Ended(TimeSpan.FromSeconds(10), HangUpReason.CallerLeft));
        }

        var figures = await storage.Records.FiguresAsync(Clinic, "desk", Cancellation);
        figures.Select(version => version with { Models = none }).ShouldBe(
        [
            new AgentFigures(2, 2, 2, 0, 1, 0, 10_000, 600, new DelayFigures(2, 600, 600), new DelayFigures(0, null, null), none),
            new AgentFigures(1, 1, 1, 0, 0, 0, 10_000, 600, new DelayFigures(1, 600, 600), new DelayFigures(0, null, null), none),
        ]);
        figures.ShouldAllBe(version => version.Models.Requests == 0 && version.Models.TokensPerCall == null && version.Models.Costs.Count == 0);
    }
}
