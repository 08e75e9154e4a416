using Parley.Agents;
using Parley.Dialogue.LanguageModels;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.Dialogue.LanguageModels.Routing;
using Parley.LanguageModels;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class RouterTests
{
    private static readonly ModelDefinition[] Known = [Model("fast", 1), Model("own", 0), Model("large", 5, ModelClass.Deep)];

    private static readonly ModelScope Scope = new(Clinic.Call, Clinic.Agent, ModelClass.Live);

    [Fact]
    public void ClassOnly_AsksNoModelOfAnotherClass_UnlessSomebodyNamesIt()
    {
        var scope = Scope with { Class = ModelClass.Deep, Purpose = "summary", IsClassOnly = true };
        ModelRouter.Route(scope, new(), Known[..2], default).ShouldBeEmpty();
        ModelRouter.Route(scope, new(), Known, default).ShouldBe(["large"]);
        ModelRouter.Route(scope, new() { Deep = ["own"] }, Known[..2], default).ShouldBe(["own"]);
        ModelRouter.Route(scope, new() { Routes = [new() { Models = ["own"] }] }, Known, default).ShouldBeEmpty("who keeps a call in the house keeps its summary there");
        ModelRouter.Route(scope, new() { Routes = [new() { Purpose = "reply", Models = ["fast"] }, new() { Class = ModelClass.Deep, Models = ["own"] }] }, Known, default).ShouldBe(["own"]);
    }

    [Fact]
    public void Nobody_Naming_TakesAllOfTheClassInOrder() => Route(Scope, new()).ShouldBe(["fast", "own"]);

    [Fact]
    public void ClassWithoutModels_TakesWhatThereIs() =>
        ModelRouter.Route(Scope with { Class = ModelClass.Deep }, new(), Known[..2], default).ShouldBe(["fast", "own"]);

    [Fact]
    public void Server_Naming_DecidesForAgentsThatNameNone() => Route(Scope, new() { Live = ["own", "fast"] }).ShouldBe(["own", "fast"]);

    [Fact]
    public void Agent_Naming_GoesBeforeTheServer()
    {
        var agent = Clinic.Agent with { Models = new ModelsPolicy(["large"], ["own"]) };
        Route(Scope with { Agent = agent }, new() { Live = ["own"] }).ShouldBe(["large"]);
        Route(Scope with { Agent = agent, Class = ModelClass.Deep }, new() { Live = ["own"] }).ShouldBe(["own"]);
    }

    [Fact]
    public void Agent_NamingWhatIsNotThere_GetsNoneRatherThanAnother() =>
        Route(Scope with { Agent = Clinic.Agent with { Models = new ModelsPolicy(["at_home"], []) } }, new()).ShouldBeEmpty();

    [Theory]
    [InlineData("book/ask_date", "", "large")]
    [InlineData("move/ask_date", "insurance_question", "own")]
    [InlineData("move/ask_date", "", "fast")]
    public void Route_ByNodeOrIntent_GoesBeforeAll(string node, string intent, string first)
    {
        var options = new ModelsOptions { Routes = [new() { Node = "book/*", Models = ["large"] }, new() { Intent = "insurance_question", Models = ["own"] }] };
        Route(Scope with { Node = node, Intent = intent }, options)[0].ShouldBe(first);
    }

    [Theory]
    [InlineData("", "insurance_question", "house")]
    [InlineData("book/choose", "book", "booker")]
    [InlineData("", "", "cloud")]
    public async Task Reply_IsAskedOfTheModelsForWhereTheDialogueStands(string node, string intent, string asked)
    {
        var models = new[] { "cloud", "house", "booker" }.ToDictionary(name => name, _ => new ScriptedChat(["We do. "]));
        await using var bench = new ModelBench(
            o => o with { Routes = [new() { Intent = "insurance_question", Models = ["house"] }, new() { Node = "book/*", Models = ["booker"] }] },
            null, [.. models.Select(m => (m.Key, (Microsoft.Extensions.AI.IChatClient)m.Value))]);

        await foreach (var _ in bench.Get<ChatReplyGenerator>().ReplyAsync(bench.Request() with { Node = node, Intent = intent }, TestContext.Current.CancellationToken))
        {
            // What it says does not matter here.
        }

        models.Single(m => m.Value.Requests.Count > 0).Key.ShouldBe(asked);
    }

    [Fact]
    public void Route_OfAnotherTenant_DoesNotFit() =>
        Route(Scope, new() { Routes = [new() { Tenant = Parley.Tenancy.TenantId.Parse("other"), Models = [] }] }).ShouldNotBeEmpty();

    [Theory]
    [InlineData(0.49, 0, 2)]
    [InlineData(0.5, 0, 1)]
    [InlineData(0, 20, 1)]
    public void Budget_Spent_LeavesWhatCostsNothing(decimal inCall, decimal today, int models)
    {
        var options = new ModelsOptions { Budget = new ModelBudget(0.5m, 20, new Dictionary<Parley.Tenancy.TenantId, decimal>()) };
        ModelRouter.Route(Scope, options, Known, new ModelSpent(inCall, today)).Count.ShouldBe(models);
    }

    [Fact]
    public void Model_ThatJustBrokeOff_IsLeftOut() => Route(Scope with { Except = ["fast"] }, new()).ShouldBe(["own"]);

    private static IReadOnlyList<string> Route(ModelScope scope, ModelsOptions options) => ModelRouter.Route(scope, options, Known, default);

    private static ModelDefinition Model(string name, decimal price, ModelClass of = ModelClass.Live) =>
        new() { Name = name, Provider = "p", Model = name, Class = of, Price = new ModelPrice(price, price, price) };
}
