using Microsoft.Extensions.AI;
using Parley.LanguageModels;
using Parley.Testing.Models;

namespace Parley.Providers.Anthropic.Tests;

public sealed class WireTests
{
    private static readonly ChatOptions WithTools = new()
    {
        Tools = [AIFunctionFactory.CreateDeclaration("calendar_lookup", "Free times.", AIJsonUtilities.CreateJsonSchema(typeof(Dictionary<string, string>)))],
    };

    [Fact]
    public async Task Usage_AtTheEnd_ToldWithCachedTokens()
    {
        await using var server = new ScriptedModelServer(ModelWire.Anthropic, new ScriptedReply.Says("Yes.") { Usage = new ScriptedUsage(100, 80, 7) });

        var usage = (await ReadAsync(server)).SelectMany(u => u.Contents).OfType<UsageContent>().ShouldHaveSingleItem().Details;

        (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount).ShouldBe((100, 80, 7));
    }

    [Fact]
    public async Task ToolCalls_InFragments_ComeWholeAndTheirPiecesAreMarked()
    {
        await using var server = new ScriptedModelServer(ModelWire.Anthropic, new ScriptedReply.Calls(
            [new("calendar_lookup", """{"date": "2026-12-01"}"""), new("calendar_lookup", """{"date": "2026-12-02"}""")], "Let me look."));

        var updates = await ReadAsync(server, WithTools);

        var calls = updates.SelectMany(u => u.Contents).OfType<FunctionCallContent>().ToList();
        calls.Select(c => c.Arguments!["date"]!.ToString()).ShouldBe(["2026-12-01", "2026-12-02"]);
        calls.Select(c => c.CallId).Distinct().Count().ShouldBe(2);
        updates.Count(u => u.Text.Length == 0 && ModelSigns.IsAnswer(u)).ShouldBeGreaterThan(8);
        ModelSigns.IsAnswer(updates[0]).ShouldBeFalse("a role alone shows nothing of the model");
        server.Requests[0].Body.GetProperty("tools")[0].GetProperty("name").GetString().ShouldBe("calendar_lookup");
    }

    [Fact]
    public async Task ToolCall_WithBrokenArguments_IsToldAsSuch()
    {
        await using var server = new ScriptedModelServer(ModelWire.Anthropic, new ScriptedReply.Calls("calendar_lookup", """{"date": "2026-"""));

        (await ReadAsync(server, WithTools)).SelectMany(u => u.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem().Exception.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfAnyKind_IsThrownWithoutRetry(ScriptedReply fault)
    {
        await using var server = new ScriptedModelServer(ModelWire.Anthropic, fault);

        await Should.ThrowAsync<Exception>(() => ReadAsync(server));
        server.Requests.Count.ShouldBe(1);
    }

    public static TheoryData<ScriptedReply> Faults() =>
        [new ScriptedReply.Status(429) { RetryAfter = TimeSpan.FromSeconds(1) }, new ScriptedReply.Status(500), new ScriptedReply.Disconnects("Good "), new ScriptedReply.Malformed("Good ")];

    private static async Task<List<ChatResponseUpdate>> ReadAsync(ScriptedModelServer server, ChatOptions? options = null)
    {
        var model = new ModelDefinition { Name = "m", Provider = AnthropicModelProvider.Kind, Url = server.Url, Key = "env:KEY", Model = "scripted" };
        using var client = new AnthropicModelProvider().Create(model, "secret");
        return await client.GetStreamingResponseAsync("Hi", options, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
