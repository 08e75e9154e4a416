using Parley.Handoff;
using Parley.Knowledge;
using Parley.Tools.Handoff;
using Parley.Tools.Insurance;
using Parley.Tools.Knowledge;

namespace Parley.Tools.Tests.Connectors.Answers;

public sealed class AnswerToolTests
{
    private const string Plans = """
        plans:
          - { name: Blue Cross, aliases: [BCBS, Blue Cross Blue Shield], notes: The co-pay is 20 dollars. }
          - { name: Blue Cross Medicaid, accepted: false }
          - { name: Kaiser, accepted: false }
        """;

    [Theory]
    [InlineData("I have blue cross, I think", true, "We accept Blue Cross. The co-pay is 20 dollars.")]
    [InlineData("bcbs", true, "We accept Blue Cross. The co-pay is 20 dollars.")]
    [InlineData("Blue Cross Medicaid", false, "We do not accept Blue Cross Medicaid.")]
    [InlineData("KAISER", false, "We do not accept Kaiser.")]
    public async Task Plan_IsFoundByNameOrAlias(string plan, bool accepted, string spoken)
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(new InsuranceKind(fixture.Outbound, fixture.Secrets), Plans);
        var found = await fixture.SucceedAsync(tool, $$"""{ "plan": "{{plan}}" }""");
        (found["accepted"]!.GetValue<bool>(), found["spoken"]!.GetValue<string>()).ShouldBe((accepted, spoken));
    }

    [Fact]
    public async Task PlanNobodyListed_IsNotGuessedAt()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(new InsuranceKind(fixture.Outbound, fixture.Secrets), Plans);
        (await fixture.FailAsync(tool, """{ "plan": "Blue Shield" }""")).ShouldBe("not_found");
    }

    [Fact]
    public async Task Knowledge_IsSearchedInTheAgentsOwnSources()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var retriever = new NotingRetriever();
        var tool = ConnectorFixture.CreateOne(new KnowledgeSearchKind(new(() => retriever)), "");
        var found = await fixture.SucceedAsync(tool, """{ "question": "Where can I park?", "limit": 2 }""");
        found["passages"]![0]!["text"]!.GetValue<string>().ShouldBe("In the yard.");
        retriever.Asked.ShouldNotBeNull().ShouldSatisfyAllConditions(
            query => query.Sources.ShouldBe(["facts"]), query => query.Tenant.ShouldBe(ConnectorFixture.Clinic), query => query.Limit.ShouldBe(2));
        tool.Definition.ResultSource.ShouldBe(Flows.ValueSource.UntrustedText);
    }

    [Fact]
    public async Task Handoff_OfAnEmergency_IsImmediateWhateverWasAskedFor()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var desk = new NotingHandoffs();
        var tool = ConnectorFixture.CreateOne(new HumanHandoffKind(new(() => desk)), "");
        var raised = await fixture.SucceedAsync(tool, """{ "reason": "medical_emergency", "detail": "chest pain", "urgency": "normal" }""");
        raised["tell"]!.GetValue<string>().ShouldBe("Somebody is coming.");
        desk.Raised.ShouldNotBeNull().ShouldSatisfyAllConditions(
            record => record.Urgency.ShouldBe(HandoffUrgency.Immediate), record => record.Queue.ShouldBe("front_desk"), record => record.UserId.ShouldBe("ann"));
    }

    private sealed class NotingRetriever : IKnowledgeRetriever
    {
        public KnowledgeQuery? Asked { get; private set; }

        public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
        {
            Asked = query;
            return ValueTask.FromResult<IReadOnlyList<Passage>>([new Passage("parking", "facts", "Parking", "In the yard.", 0.9)]);
        }
    }

    private sealed class NotingHandoffs : IHandoffs
    {
        public HandoffRecord? Raised { get; private set; }

        public ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken)
        {
            Raised = record;
            return ValueTask.FromResult(new HandoffReceipt("handoff_1", true, "Somebody is coming."));
        }

        public ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(Parley.Calls.CallContext call, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<QueuedHandoff>>([]);

        public ValueTask<HandoffChange> WithdrawAsync(Parley.Calls.CallContext call, string id, CancellationToken cancellationToken) =>
            ValueTask.FromResult<HandoffChange>(new HandoffChange.Missing());
    }
}
