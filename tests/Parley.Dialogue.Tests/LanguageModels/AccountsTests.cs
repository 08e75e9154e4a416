using Microsoft.Extensions.AI;
using Parley.Dialogue.LanguageModels.Routing;

namespace Parley.Dialogue.Tests.LanguageModels;

/// <summary>Scripted models cost 1 a million input tokens, 0.1 cached, 10 output (the first), in <see cref="ModelBench"/>.</summary>
public sealed class AccountsTests
{
    private static readonly UsageContent Told = new(new UsageDetails { InputTokenCount = 1_000_000, CachedInputTokenCount = 900_000, OutputTokenCount = 10_000 });

    [Fact]
    public async Task Usage_Told_IsPricedWithCachedTokensApart()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat(["Yes.", Told])));
        await bench.AskAsync();

        var usage = bench.Usages.ShouldHaveSingleItem();
        (usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens, usage.IsEstimated).ShouldBe((1_000_000, 900_000, 10_000, false));
        usage.Cost.ShouldBe(0.1m + 0.09m + 0.1m);
        usage.TimeToFirstToken.ShouldNotBeNull();
    }

    [Fact]
    public async Task Usage_NotTold_IsCountedFromLettersAndMarked()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat(["Twelve lette"])));
        await bench.AskAsync();

        var usage = bench.Usages.ShouldHaveSingleItem();
        (usage.IsEstimated, usage.OutputTokens, usage.InputTokens).ShouldBe((true, 3, 5));
    }

    [Fact]
    public async Task Cost_OfAModelWithoutAPrice_IsUnknown()
    {
        await using var bench = new ModelBench(o => o with { Models = [.. o.Models.Select(m => m with { Price = null })] }, null, ("a", new ScriptedChat(["Yes.", Told])));
        await bench.AskAsync();

        bench.Usages.ShouldHaveSingleItem().Cost.ShouldBeNull();
    }

    [Fact]
    public async Task Fallback_IsToldFromTheFirstModelAndFromAHedge()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat([new HttpRequestException("down")])), ("b", new ScriptedChat(["Yes."])));
        await bench.AskAsync();

        bench.Usages.Select(u => (u.Model.Name, u.Ending, u.IsFallback, u.IsHedge)).ShouldBe(
            [("a", ModelEnding.Failed, false, false), ("b", ModelEnding.Completed, true, false)]);
    }

    [Fact]
    public async Task Request_TheServerNeverRead_CostsNothing()
    {
        var busy = new HttpRequestException(HttpRequestError.Unknown, "busy", null, System.Net.HttpStatusCode.TooManyRequests);
        var gone = new AggregateException(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        await using var bench = new ModelBench(("a", new ScriptedChat([busy])), ("gone", new ScriptedChat([gone])), ("b", new ScriptedChat([new HttpRequestException("line cut")])), ("c", new ScriptedChat(["Yes."])));
        await bench.AskAsync();

        bench.Usages.Select(u => (u.Model.Name, u.Ending, u.InputTokens > 0)).ShouldBe(
            [("a", ModelEnding.Failed, false), ("gone", ModelEnding.Failed, false), ("b", ModelEnding.Failed, true), ("c", ModelEnding.Completed, true)]);
        bench.Usages[0].Cost.ShouldBe(0m);
    }

    [Fact]
    public async Task Budget_OfTheDaySpent_AsksNoPricedModelUntilTomorrow()
    {
        await using var bench = new ModelBench(
            o => o with { Budget = ModelBudget.None with { PerTenantAndDay = 0.2m } }, null, ("a", new ScriptedChat(["Yes.", Told], ["Tomorrow."])));
        await bench.AskAsync();

        bench.Models.For(bench.Scope).ShouldBeNull();
        bench.Clock.Advance(TimeSpan.FromDays(1));
        (await bench.AskAsync()).ShouldBe("Tomorrow.");
    }
}
