using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Dialogue.Guarding;
using Parley.Guardrails;
using Parley.Testing;

namespace Parley.Dialogue.Tests;

public sealed class GuardrailWarmUpTests
{
    private readonly IOptions<AgentsOptions> _samples = Options.Create(new AgentsOptions { Folder = Path.Combine(RepositoryPaths.Root, "samples") });

    [Fact]
    public async Task Start_PutsAQuestionAndAnAnswerThroughEveryAgentsRules()
    {
        var chain = new NotingChain();
        await WarmAsync(chain);

        var agents = chain.Seen.GroupBy(subject => subject.Agent.AgentName).ToDictionary(own => own.Key, own => own.Select(subject => subject.Stage));
        agents.Keys.ShouldContain("Clinic Appointment Assistant");
        agents.Count.ShouldBe(2, "the samples' agents");
        agents.Values.ShouldAllBe(stages => stages.SequenceEqual(new[] { GuardrailStage.UserText, GuardrailStage.RetrievedText, GuardrailStage.Reply }));
    }

    [Fact]
    public async Task BrokenRules_DoNotStopTheStart() => await WarmAsync(new NotingChain { Breaks = true });

    [Fact]
    public async Task NoRules_NothingToPrepare() => await WarmAsync(chain: null);

    private async Task WarmAsync(IGuardrailChain? chain)
    {
        using var warmUp = new GuardrailWarmUp(_samples, new FakeTimeProvider(), NullLogger<GuardrailWarmUp>.Instance, chain);
        await warmUp.StartAsync(TestContext.Current.CancellationToken);
        await warmUp.ExecuteTask!;
    }

    private sealed class NotingChain : IGuardrailChain
    {
        public bool Breaks { get; init; }

        public ConcurrentQueue<GuardrailSubject> Seen { get; } = [];

        public IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>();

        public ValueTask<GuardrailOutcome> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken)
        {
            if (Breaks)
                throw new InvalidOperationException("A rule is broken.");
            Seen.Enqueue(subject);
            return ValueTask.FromResult(new GuardrailOutcome(subject.Text, null, []));
        }
    }
}
