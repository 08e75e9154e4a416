using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Parley.Agents;
using Parley.Tools;

namespace Parley.Dialogue.Tests.LanguageModels;

/// <summary>A model's call of a person is a question to the caller, whatever stands beside it.</summary>
public sealed class ProposedPersonTests
{
    private const string Question = "Would you like to speak with a person?";

    private readonly ScriptedGateway _gateway = new();

    public ProposedPersonTests() => _gateway.Tools.Add(new ToolDefinition
    {
        Name = "desk", Description = "Calls a person.", Effect = ToolEffect.Writes, CallsPerson = true, Parameters = new JsonObject { ["type"] = "object" },
    });

    [Fact]
    public async Task Caller_IsAsked_AndNothingRuns()
    {
        var parts = await AskAsync(new ScriptedChat([Call("desk")]));

        parts.Text().Trim().ShouldBe(Question);
        parts.OfType<ReplyPart.PersonOffered>().ShouldHaveSingleItem();
        _gateway.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Question_OfTheModelsOwn_IsNotAskedTwice() =>
        (await AskAsync(new ScriptedChat(["That I cannot tell. Shall I get somebody for you?", Call("desk")]))).Text().Trim().ShouldBe("That I cannot tell. Shall I get somebody for you?");

    [Fact]
    public async Task ToolBesideIt_Runs_AndTheQuestionComesLast()
    {
        var parts = await AskAsync(new ScriptedChat([Call("lookup"), Call("desk")], ["Nine is free."]));

        parts.Text().ShouldBe($"Nine is free. {Question}");
        _gateway.Calls.ShouldHaveSingleItem().Tool.ShouldBe("lookup");
    }

    [Fact]
    public async Task EmergencyByTheModelsWord_GetsTheAdviceAndTheQuestion() =>
        (await AskAsync(new ScriptedChat([Call("desk", "medical_emergency")]))).Text().ShouldMatch("call your local emergency number.*Would you like to speak with a person");

    [Fact]
    public async Task AgentThatCallsNobodyForTheAsking_OffersNobody()
    {
        var model = new ScriptedChat([Call("desk")], ["I cannot help with that."]);

        (await AskAsync(model, new HandoffPolicy { Triggers = [] })).Text().ShouldBe("I cannot help with that.");

        model.Requests[1].Messages[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString()!.ShouldContain("not_permitted");
    }

    private async Task<List<ReplyPart>> AskAsync(ScriptedChat model, HandoffPolicy? policy = null)
    {
        await using var bench = new ModelBench(_gateway, ("a", model));
        return await bench.Replies.ReadAsync(bench.Request() with { Agent = Clinic.Agent with { Handoff = policy ?? new HandoffPolicy() } });
    }

    private static FunctionCallContent Call(string name, string reason = "asked_for_person") => new($"call_{name}", name, new Dictionary<string, object?> { ["reason"] = reason });
}
