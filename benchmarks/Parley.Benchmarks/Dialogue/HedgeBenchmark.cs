using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Benchmarks.Reporting;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.Knowledge;
using Parley.LanguageModels;
using Parley.Providers.OpenAI;
using Parley.Tenancy;
using Parley.Testing.Models;

namespace Parley.Benchmarks.Dialogue;

/// <summary>How long a caller waits for the first token when the first model stalls: two scripted servers on loopback, real time.</summary>
internal static class HedgeBenchmark
{
    private const int Turns = 40;

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        var (stalled, both) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            stalled.Add(await AskAsync(new ScriptedReply.Stalls(), cancellationToken));
            both.Add(await AskAsync(new ScriptedReply.Says("Hello."), cancellationToken));
        }

        var own = ModelTiming.Live.Hedge.TotalMilliseconds;
        return new Section("hedge", $"{Turns} turns each, first model stalled before its first token, second answers at once; hedge delay {own} ms",
        [
            new Figure("first token, first model stalled, p50", Percentiles.Of(stalled, 50), "ms"),
            new Figure("first token, first model stalled, p95", Percentiles.Of(stalled, 95), "ms", Target: 500),
            new Figure("the same, beyond the hedge delay, p95", Percentiles.Of(stalled, 95) - own, "ms"),
            new Figure("first model well, p95", Percentiles.Of(both, 95), "ms"),
        ]);
    }

    /// <summary>A fresh process's view each time: no learned delay, circuit closed.</summary>
    private static async Task<double> AskAsync(ScriptedReply first, CancellationToken cancellationToken)
    {
        await using var a = new ScriptedModelServer(first);
        await using var b = new ScriptedModelServer(new ScriptedReply.Says("Hello."));
        var services = new ServiceCollection().AddLogging().AddOpenAIModels();
        services.AddSingleton(new ModelsOptions { Models = [Model("a", a.Url), Model("b", b.Url)] });
        services.AddSingleton<IKnowledgeRetriever, NoKnowledge>().AddDialogue();
        await using var provider = services.BuildServiceProvider();
        var call = new CallContext(CallId.New(TimeProvider.System), new TenantContext(TenantId.Parse("bench")), TimeProvider.System);
        var agent = new AgentDefinition { AgentName = "Bench", TenantId = call.Tenant.Id, VoiceProfile = "clear", Language = "en-US" };
        var client = provider.GetRequiredService<ILanguageModels>().For(new ModelScope(call, agent, ModelClass.Live))!;

        var began = Stopwatch.GetTimestamp();
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")], options: null, cancellationToken))
            if (ModelSigns.IsAnswer(update))
                break;
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static ModelDefinition Model(string name, Uri url) => new() { Name = name, Provider = "openai_compatible", Url = url, Model = name };

    private sealed class NoKnowledge : IKnowledgeRetriever
    {
        public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Passage>>([]);
    }
}
