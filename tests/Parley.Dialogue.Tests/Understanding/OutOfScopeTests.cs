using Microsoft.Extensions.DependencyInjection;
using Parley.Testing.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>What an agent says of its callers' other wishes draws the line of its own tasks, and of no other agent's. By words alone.</summary>
public sealed class OutOfScopeTests
{
    private const string Buying = "a pair of hiking boots";

    private static readonly IntentDefinition Return = new(
        "send_back", ["The hiking boots are too tight", "I want these boots back in your hands", "Take the hiking boots away", "A pair of boots has a hole"], []);

    [Fact]
    public async Task Goods_NamedOutOfScopeToo_AskForNoTask()
    {
        await using var services = ClinicUnderstanding.Services(withEncoder: false);

        var without = await ScoreAsync(services, Buying, []);
        var with = await ScoreAsync(services, Buying, ["I would like to buy a pair of boots", "Do the hiking boots run large", "How much is a pair of hiking boots"]);

        without.ShouldBeGreaterThan(0.5, "only returns name boots");
        with.ShouldBeLessThan(0.5);
    }

    [Fact]
    public async Task Task_InItsOwnWords_IsStillAskedFor()
    {
        await using var services = ClinicUnderstanding.Services(withEncoder: false);
        (await ScoreAsync(services, "the boots are too tight", ["I would like to buy a pair of boots"])).ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public async Task OutOfScope_OfOneAgent_IsNoOthers()
    {
        await using var services = ClinicUnderstanding.Services(withEncoder: false);
        var alone = await ScoreAsync(services, Buying, []);
        await ScoreAsync(services, Buying, ["I would like to buy a pair of boots"]);

        (await ScoreAsync(services, Buying, [])).ShouldBe(alone);
    }

    private static async Task<double> ScoreAsync(IServiceProvider services, string said, IReadOnlyList<string> outOfScope)
    {
        var turn = new LabelledTurn(said, null, null, false, null, new Dictionary<string, string>(), null, null) { Agent = LabelledClinic.Shop };
        var request = new LabelledClinic().Request(turn, [Return]) with { OutOfScope = outOfScope };
        var understood = await services.GetRequiredService<ITurnUnderstanding>().UnderstandAsync(request, TestContext.Current.CancellationToken);
        return understood.Intents.Select(i => i.Score).DefaultIfEmpty(0).Max();
    }
}
