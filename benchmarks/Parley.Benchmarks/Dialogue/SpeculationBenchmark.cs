using System.Diagnostics.Metrics;
using Parley.Benchmarks.Reporting;
using Parley.Records;
using Parley.Simulation;
using Parley.Simulation.Callers;
using Parley.Simulation.Checking;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;

namespace Parley.Benchmarks.Dialogue;

/// <summary>
/// What it saves to begin a reply on words that stand, before the turn is over: the same spoken calls with the same model, once with and once without. On
/// the simulated clock, where the pace of this machine has no part; the ears, the voices and the turn policy are the product's own.
/// </summary>
internal static class SpeculationBenchmark
{
    private const int TurnsPerCall = 4;

    /// <summary>To the first token: half of the answers sooner, and one in twenty later than about twice that, as of a model on a server near by.</summary>
    private const double MedianMs = 350;
    private const double Spread = 0.4;

    private static readonly string[] Questions =
    [
        "Where can I park?", "What are your opening hours?", "Do you take walk-ins?", "Do I need to wear a mask?", "Are you open on Sunday?", "What do I need to bring?",
        "Which bus stops near you?", "Do you have a dentist?", "Can I bring my dog?", "What is your website?", "Can I choose my doctor?", "Do you take X-rays?",
        "Which doctors work there?", "How late are you open on Friday?", "Which floor are you on?", "Do you draw blood for a test?", "What is your phone number?",
        "Is the building wheelchair accessible?", "Do you close over lunch?", "Are you open on holidays?", "What is your address?", "Do you do eye exams?",
        "What services do you offer?", "How do I get there without a car?",
    ];

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        using var runner = new ScenarioRunner();
        await runner.PrepareAsync(cancellationToken);
        var (plain, ahead) = (new List<double>(), new List<double>());
        using var counts = new AheadCounts();
        foreach (var (seed, questions) in Questions.Chunk(TurnsPerCall).Index())
        {
            var scenario = ScenarioOf(seed, questions);
            ahead.AddRange(FirstTokens(await runner.HoldAsync(scenario, Medium.Voice, seed, cancellationToken)));
            plain.AddRange(FirstTokens(await runner.HoldAsync(scenario with { BeginsAhead = false }, Medium.Voice, seed, cancellationToken)));
        }

        return new Section(
            "bench speculation",
            $"{Questions.Length} spoken questions, first token of the model after {MedianMs} ms (median; lognormal, {Spread}), on the simulated clock",
            [
                new Figure("turns answered, begun ahead / at the end of the turn", ahead.Count, $"/ {plain.Count}"),
                new Figure("last word to first words of the reply, begun at the end of the turn, p50", Percentiles.Of(plain, 50), "ms"),
                new Figure("the same, p95", Percentiles.Of(plain, 95), "ms"),
                new Figure("begun ahead, p50", Percentiles.Of(ahead, 50), "ms"),
                new Figure("the same, p95", Percentiles.Of(ahead, 95), "ms"),
                new Figure("begun ahead to begun at the end, p50", Percentiles.Of(ahead, 50) / Percentiles.Of(plain, 50), ""),
                new Figure("the same, p95", Percentiles.Of(ahead, 95) / Percentiles.Of(plain, 95), ""),
                new Figure("replies begun ahead", counts["begun"], ""),
                new Figure("used", counts["used"], ""),
                new Figure("dropped", counts["dropped"], ""),
            ]);
    }

    private static Scenario ScenarioOf(int seed, IReadOnlyList<string> questions)
    {
        var random = new Random(seed);
        return new Scenario
        {
            Name = $"speculation {seed}",
            File = "",
            Model =
            [
                .. questions.Select(question => new ModelReply.Says("Let me tell you about that.", FirstToken(random)) { For = ModelPurpose.Reply, When = Pattern(question) }),
                new ModelReply.Says("""{"intent": "none", "acts": ["question"], "slots": {}}""", FirstToken(random)) { For = ModelPurpose.Understanding },
                new ModelReply.Says("Let me tell you about that.", FirstToken(random)) { For = ModelPurpose.Reply },
            ],
            Steps = [.. questions.Select(question => new CallerStep.Say(question, AfterWords: null))],
        };
    }

    /// <summary>By its longest word, so that a question has the same delay in both runs, however often the model is asked.</summary>
    private static string Pattern(string question) => question.TrimEnd('?').Split(' ').MaxBy(word => word.Length)!;

    private static TimeSpan FirstToken(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMilliseconds(MedianMs * Math.Exp(Spread * normal));
    }

    private static IEnumerable<double> FirstTokens(CallOutcome call) =>
        call.Events.OfType<CallEvent.TurnMeasured>().Select(turn => turn.Latency.FirstReplyToken).OfType<TimeSpan>().Select(token => token.TotalMilliseconds);

    /// <summary>What became of replies begun ahead, as the product counts it.</summary>
    private sealed class AheadCounts : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, int> _counts = [];

        public AheadCounts()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "parley.replies.ahead")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            {
                foreach (var (key, value) in tags)
                    if (key == "outcome" && value is string outcome)
                        _counts[outcome] = _counts.GetValueOrDefault(outcome) + (int)count;
            });
            _listener.Start();
        }

        public int this[string outcome] => _counts.GetValueOrDefault(outcome);

        public void Dispose() => _listener.Dispose();
    }
}
