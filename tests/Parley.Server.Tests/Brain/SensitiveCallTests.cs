using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.LanguageModels;
using Parley.Storage.Calls;

namespace Parley.Server.Tests.Brain;

/// <summary>A caller says a card number and a social security number: nothing that leaves the call holds them.</summary>
public sealed class SensitiveCallTests
{
    private const string Card = "4539 1488 0343 6467";
    private const string Social = "078-05-1120";

    private static readonly string[] Secrets = [Card, Card.Replace(" ", "", StringComparison.Ordinal), Social, "078051120", "0343 6467", "05-1120", "eight eight", "three four three", "six seven"];

    [Fact]
    public async Task CardAndSocialNumber_ReachNeitherDiskNorLogNorModel()
    {
        var model = new CapturingModel(_ => new TextContent("I see. What else can I do for you?"));
        await using var call = await BrainCall.StartAsync(configure: services => services.AddSingleton<IModelProvider>(model).AddSingleton(CapturingModel.Definition));
        await call.SayAsync($"my card number is {Card} please take it");
        await call.SayAsync($"and my social security number is {Social}, do you need it");
        await call.SayAsync("the other card, it begins four five three nine");
        await call.SayAsync("one four eight eight");
        await call.SayAsync("oh three four three");
        await call.SayAsync("six four six seven");
        await call.SayAsync("call me at 415 223 1212 when it is done");
        await call.SayAsync("did you note that down");

        model.Count.ShouldBeGreaterThan(2, "the model was asked");
        model.Requests.ShouldContain("415 223 1212", Case.Sensitive, "what it needs to serve");
        model.Requests.ShouldContain("[social security number]");
        foreach (var secret in (string[])[Card, Social, "4539 1488", "0343 6467", "six seven"])
            LastRequest(model).ShouldNotContain(secret, Case.Sensitive);
        foreach (var secret in (string[])[Card, Social, "078051120"])
            (model.Requests + call.Log).ShouldNotContain(secret, Case.Sensitive);
        var transcript = (await call.Get<CallRecords>().TranscriptAsync(call.Session.Tenant, call.Session.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        transcript.Entries.Count(entry => entry.Text.Contains("[card number]", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(4);
        transcript.Entries.ShouldContain(entry => entry.Text.Contains("415 223 1212", StringComparison.Ordinal));
        await call.EndAsync();
        foreach (var secret in Secrets)
            call.Holding(secret).ShouldBeEmpty(secret);
    }

    [Fact]
    public async Task SocialNumberInAFlow_IsKeptForTheFlowAndReadableByNobody()
    {
        await using var call = await BrainCall.StartAsync();
        var agent = (await call.Get<IAgentCatalog>().FindAsync(call.Session.Tenant, BrainCall.Agent.AgentName, "ann", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        agent.Flows.Count.ShouldBeGreaterThan(0);
        await using var clinic = await BrainCall.StartAsync(agent);
        await clinic.SayAsync("I would like to book an appointment");
        await clinic.SayAsync($"my social security number is {Social}");
        await clinic.EndAsync();
        clinic.Holding(Social).ShouldBeEmpty();
        clinic.Holding("sealed.1:").ShouldNotBeEmpty("the flow's state was stored");
        clinic.Log.ShouldNotContain(Social);
    }

    private static string LastRequest(CapturingModel model) => model.Requests[model.Requests.LastIndexOf("You are ", StringComparison.Ordinal)..];
}
