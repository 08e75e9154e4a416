using Microsoft.Extensions.AI;
using Parley.LanguageModels;
using Parley.Testing.Models;

namespace Parley.Providers.Ollama.Tests;

public sealed class WireTests
{
    private static readonly ChatOptions WithTools = new()
    {
        Tools = [AIFunctionFactory.CreateDeclaration("calendar_lookup", "Free times.", AIJsonUtilities.CreateJsonSchema(typeof(Dictionary<string, string>)))],
    };

    [Fact]
    public async Task Usage_AtTheEnd_IsTold()
    {
        await using var server = new ScriptedModelServer(ModelWire.Ollama, new ScriptedReply.Says("Yes.") { Usage = new ScriptedUsage(100, 80, 7) });

        var usage = (await ReadAsync(server)).SelectMany(u => u.Contents).OfType<UsageContent>().ShouldHaveSingleItem().Details;

        (usage.InputTokenCount, usage.OutputTokenCount).ShouldBe((100, 7));
    }

    [Fact]
    public async Task ToolCalls_AfterText_ComeWhole()
    {
        await using var server = new ScriptedModelServer(ModelWire.Ollama, new ScriptedReply.Calls(
            [new("calendar_lookup", """{"date": "2026-12-01"}"""), new("calendar_lookup", """{"date": "2026-12-02"}""")], "Let me look."));

        var updates = await ReadAsync(server, WithTools);

        var calls = updates.SelectMany(u => u.Contents).OfType<FunctionCallContent>().ToList();
        calls.Select(c => c.Arguments!["date"]!.ToString()).ShouldBe(["2026-12-01", "2026-12-02"]);
        calls.Select(c => c.CallId).Distinct().Count().ShouldBe(2);
        updates.Count(ModelSigns.IsAnswer).ShouldBe(3);
        server.Requests[0].Body.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString().ShouldBe("calendar_lookup");
    }

    [Fact]
    public async Task Context_AsConfigured_IsAskedFor()
    {
        await using var server = new ScriptedModelServer(ModelWire.Ollama, new ScriptedReply.Says("Yes."));

        await ReadAsync(server, new ChatOptions { MaxOutputTokens = 20 });

        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/api/chat");
        request.Body.GetProperty("options").GetProperty("num_ctx").GetInt32().ShouldBe(8192);
        request.Body.GetProperty("options").GetProperty("num_predict").GetInt32().ShouldBe(20);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfAnyKind_IsThrownWithoutRetry(ScriptedReply fault)
    {
        await using var server = new ScriptedModelServer(ModelWire.Ollama, fault);

        await Should.ThrowAsync<Exception>(() => ReadAsync(server));
        server.Requests.Count.ShouldBe(1);
    }

    public static TheoryData<ScriptedReply> Faults() =>
        [new ScriptedReply.Status(429) { RetryAfter = TimeSpan.FromSeconds(1) }, new ScriptedReply.Status(500), new ScriptedReply.Disconnects("Good "), new ScriptedReply.Malformed("Good ")];

    private static async Task<List<ChatResponseUpdate>> ReadAsync(ScriptedModelServer server, ChatOptions? options = null)
    {
        var model = new ModelDefinition { Name = "m", Provider = OllamaModelProvider.Kind, Url = server.Url, Model = "scripted" };
        using var client = new OllamaModelProvider().Create(model, "");
        return await client.GetStreamingResponseAsync("Hi", options, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
