using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Knowledge;
using Parley.Testing;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class UnderstandingWarmUpTests
{
    [Fact]
    public async Task FirstTurn_AfterTheStart_EmbedsNothingButItself()
    {
        var embedder = new CountingEmbedder();
        await using var services = new ServiceCollection().AddLogging().AddUnderstanding().AddSingleton<ISentenceEmbedderSource>(embedder).BuildServiceProvider();
        var understanding = services.GetRequiredService<TurnUnderstanding>();
        var options = Options.Create(new AgentsOptions { Folder = Path.Combine(RepositoryPaths.Root, "samples") });
        using var warmUp = new UnderstandingWarmUp(understanding, options, new FakeTimeProvider(), NullLogger<UnderstandingWarmUp>.Instance);
        await warmUp.StartAsync(TestContext.Current.CancellationToken);
        await warmUp.ExecuteTask!;
        embedder.Sentences.ShouldBeGreaterThan(40, "the examples of the clinic's flows");
        var before = embedder.Sentences;

        var clinic = new AgentFlows(Flows.ClinicFlowsTests.Agent, []);
        await understanding.UnderstandAsync(FlowQuestion.For(clinic, FlowState.New, Clinic.Call, "do you have anything free tomorrow"), TestContext.Current.CancellationToken);

        (embedder.Sentences - before).ShouldBe(1);
    }

    private sealed class CountingEmbedder : ISentenceEmbedderSource, ISentenceEmbedder
    {
        public int Sentences { get; private set; }

        public ISentenceEmbedder Embedder => this;

        public float[][] Embed(IReadOnlyList<string> sentences)
        {
            Sentences += sentences.Count;
            return [.. sentences.Select(s => new float[] { s.Length % 2, 1 - s.Length % 2 })];
        }
    }
}
