using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.LanguageModels;
using Parley.Storage.Calls;

namespace Parley.Server.Tests.Brain;

/// <summary>What a model costs, from its answer to the call's record.</summary>
public sealed class ModelCostTests
{
    [Fact]
    public async Task Turn_AnsweredByAModel_StandsInTheCallsRecordWithItsCost()
    {
        var model = new CapturingModel(request => new TextContent(request == 1 ? "We are behind the station." : "Yes, in front of the house."));
        var price = new ModelPrice(1, 10, 0.1m) { Currency = "EUR" };
        await using var call = await BrainCall.StartAsync(configure: services => services.AddSingleton<IModelProvider>(model)
            .AddSingleton(CapturingModel.Definition with { Model = CapturingModel.Definition.Model with { Price = price } }));
        await call.SayAsync("Tell me where to find you.");
        await call.SayAsync("Is there a place for my bicycle?");

        var usage = (await call.Get<CallRecords>().FindAsync(call.Session.Tenant, call.Session.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull().Usage;

        usage.Turns.Select(turn => turn.Turn).ShouldBe([1, 2]);
        foreach (var request in usage.Turns.Select(turn => turn.Requests.ShouldHaveSingleItem()))
        {
            (request.Purpose, request.Model, request.Class, request.Estimated, request.Used, request.Currency).ShouldBe(("reply", "scripted", ModelClass.Live, true, true, "EUR"));
            request.Cost.ShouldBe(price.Of(request.InputTokens, 0, request.OutputTokens));
        }

        usage.Sum.Cost.ShouldBe(usage.Turns.Sum(turn => turn.Sum.Cost));
    }
}
