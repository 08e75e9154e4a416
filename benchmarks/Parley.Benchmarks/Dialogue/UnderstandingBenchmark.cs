using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Benchmarks.Reporting;
using Parley.Flows;
using Parley.Knowledge;
using Parley.Testing;
using Parley.Testing.Understanding;
using Parley.Understanding;
using Spectre.Console;

namespace Parley.Benchmarks.Dialogue;

/// <summary>Understanding without a language model over the labelled clinic turns: how much is right, and what a turn costs.</summary>
internal static class UnderstandingBenchmark
{
    private const int Rounds = 5;

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        var understanding = services.GetRequiredService<ITurnUnderstanding>();
        var hasEncoder = services.GetRequiredService<ISentenceEmbedderSource>().Embedder is not null;
        var clinic = new LabelledClinic();
        var tuning = await UnderstandingGrades.MeasureAsync(understanding, LabelledClinic.Tuning, clinic.Request, cancellationToken);
        var heldOut = await UnderstandingGrades.MeasureAsync(understanding, LabelledClinic.HeldOut, clinic.Request, cancellationToken);
        IReadOnlyList<LabelledTurn> seen = [.. LabelledClinic.TuningByKind, .. LabelledClinic.TuningFresh, .. LabelledClinic.TuningByPhone, .. LabelledClinic.TuningCalls, .. LabelledClinic.TuningHard, .. LabelledClinic.TuningHardCalls];
        var kinds = await UnderstandingGrades.MeasureAsync(understanding, seen, clinic.Request, cancellationToken);
        var callers = await UnderstandingGrades.MeasureAsync(understanding, LabelledClinic.TuningCallers, clinic.Request, cancellationToken);
        var ownClinic = await OfShippedAsync(SampleAgents.Clinic, LabelledClinic.Clinic, LabelledClinic.HeldOut);
        var apart = await UnderstandingGrades.MeasureAsync(understanding, LabelledClinic.ApartHeldOut, clinic.Request, cancellationToken);
        var ordinary = await UnderstandingGrades.MeasureAsync(understanding, LabelledClinic.OrdinaryHeldOut, clinic.Request, cancellationToken);
        var ownShop = await OfShippedAsync(SampleAgents.Shop, LabelledClinic.Shop, LabelledClinic.ShopHeldOut);
        var wishesOfClinic = await OfWishesAsync(SampleAgents.Clinic, LabelledClinic.Clinic);
        var wishesOfShop = await OfWishesAsync(SampleAgents.Shop, LabelledClinic.Shop);
        AnsiConsole.WriteLine(heldOut.ConfusionTable());
        AnsiConsole.WriteLine($"the shipped clinic:\n{ownClinic.ConfusionTable()}\nthe shipped shop:\n{ownShop.ConfusionTable()}");
        AnsiConsole.WriteLine($"slots right, held out:\n{heldOut.TypeTable()}\ntuning of every kind:\n{kinds.TypeTable()}");
        var times = await TimeAsync(understanding, clinic, cancellationToken);

        var load = $"{LabelledClinic.HeldOut.Count} held-out, {LabelledClinic.Tuning.Count} tuning turns and {seen.Count} of every kind, {clinic.Intents.Count} intents, {clinic.Slots.Count} open slots, "
            + (hasEncoder ? "with the sentence encoder" : "WITHOUT the sentence encoder: ./parley models fetches it");
        return new Section("dialogue", load,
        [
            new Figure("intent accuracy, held out", Percent(heldOut.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("slot accuracy, held out", Percent(heldOut.SlotAccuracy), "%", 95, MoreIsBetter: true),
            new Figure("intent accuracy, held out, the shipped clinic's own examples", Percent(ownClinic.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("intent accuracy, held out, the shipped shop's own examples", Percent(ownShop.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("intent accuracy, written apart, the shipped clinic's own examples", Percent(wishesOfClinic.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("intent accuracy, written apart, the shipped shop's own examples", Percent(wishesOfShop.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("intent accuracy, written apart", Percent(apart.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("slot accuracy, written apart", Percent(apart.SlotAccuracy), "%", 95, MoreIsBetter: true),
            new Figure("intent accuracy, ordinary callers", Percent(ordinary.IntentAccuracy), "%", 90, MoreIsBetter: true),
            new Figure("slot accuracy, ordinary callers", Percent(ordinary.SlotAccuracy), "%", 95, MoreIsBetter: true),
            new Figure("act recall, held out", Percent(heldOut.ActAccuracy), "%"),
            new Figure("intent accuracy, tuning", Percent(tuning.IntentAccuracy), "%"),
            new Figure("slot accuracy, tuning", Percent(tuning.SlotAccuracy), "%"),
            new Figure("slot accuracy, tuning of every kind", Percent(kinds.SlotAccuracy), "%"),
            new Figure("intent accuracy, callers of the clinic and the shop", Percent(callers.IntentAccuracy), "%"),
            new Figure("slot accuracy, callers of the clinic and the shop", Percent(callers.SlotAccuracy), "%"),
            new Figure("a turn understood, p50", Math.Round(Percentiles.Of(times, 50), 2), "ms"),
            new Figure("a turn understood, p99", Math.Round(Percentiles.Of(times, 99), 2), "ms"),
        ]);

        Task<UnderstandingGrades> OfShippedAsync(AgentDefinition agent, string labels, IReadOnlyList<LabelledTurn> turns) => OfOwnAsync(agent, LabelledClinic.WantedOf(labels, turns));

        Task<UnderstandingGrades> OfWishesAsync(AgentDefinition agent, string labels) => OfOwnAsync(agent, LabelledClinic.WishesHeldOut.Where(turn => turn.Agent == labels));

        Task<UnderstandingGrades> OfOwnAsync(AgentDefinition agent, IEnumerable<LabelledTurn> turns)
        {
            var own = new AgentFlows(agent, []).Intents;
            return UnderstandingGrades.MeasureAsync(understanding, [.. turns], turn => clinic.Request(turn, own) with { OutOfScope = agent.OutOfScope }, cancellationToken);
        }
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddUnderstanding()
        .AddKnowledge()
        .Configure<KnowledgeOptions>(o => o.ModelFolder = Path.Combine(RepositoryPaths.Models, "@energetic-ai", "model-embeddings-en", "dist"))
        .BuildServiceProvider();

    /// <summary>Milliseconds a turn, after the grading above has warmed everything.</summary>
    private static async Task<List<double>> TimeAsync(ITurnUnderstanding understanding, LabelledClinic clinic, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            foreach (var request in LabelledClinic.HeldOut.Select(clinic.Request).ToList())
            {
                var started = Stopwatch.GetTimestamp();
                await understanding.UnderstandAsync(request, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

        return times;
    }

    private static double Percent(double share) => Math.Round(share * 100, 1);
}
