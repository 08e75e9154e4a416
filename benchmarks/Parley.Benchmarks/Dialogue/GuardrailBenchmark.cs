using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Benchmarks.Reporting;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Guardrails.Sensitive;
using Parley.Tenancy;
using Parley.Testing.Labelled;

namespace Parley.Benchmarks.Dialogue;

/// <summary>
/// How long a sentence is held up by the whole chain, for an agent that names every guardrail, and how much of what is sensitive is found on
/// labelled lines, those that no rule was mended by apart. Each line goes as a caller's words, as a passage and as a reply.
/// </summary>
internal static class GuardrailBenchmark
{
    private const int Rounds = 5;
    private const double TargetMs = 5;

    /// <summary>Written before the rules were run on them, and mended by afterwards.</summary>
    private static readonly string[] Lines = ["sensitive-held-out.txt", "sensitive-fresh.txt", "sensitive-held-out-2.txt", "sensitive-held-out-3.txt"];

    /// <summary>Nothing was mended by these.</summary>
    private const string UnseenLines = "sensitive-held-out-4.txt";

    private static readonly GuardrailStage[] Stages = [GuardrailStage.UserText, GuardrailStage.RetrievedText, GuardrailStage.Reply];

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddGuardrails().BuildServiceProvider();
        var chain = services.GetRequiredService<IGuardrailChain>();
        var agent = new AgentDefinition { AgentName = "bench", TenantId = TenantId.Parse("bench"), VoiceProfile = "clear", Language = "en-US", Guardrails = [.. chain.Known.Keys] };
        var call = new CallContext(CallId.New(TimeProvider.System), new TenantContext(agent.TenantId), TimeProvider.System);
        List<LabelledText> lines = [.. Lines.SelectMany(Read)], unseen = [.. Read(UnseenLines)];
        string[] texts = [.. lines.Concat(unseen).Select(line => line.Text), .. Injections()];

        // The first round compiles; the others are measured.
        await RoundAsync(chain, agent, call, texts, [], cancellationToken);
        var milliseconds = new List<double>(Rounds * texts.Length * Stages.Length);
        var allocated = GC.GetTotalAllocatedBytes();
        for (var round = 0; round < Rounds; round++)
            await RoundAsync(chain, agent, call, texts, milliseconds, cancellationToken);
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        var (score, unseenScore) = (Score(lines), Score(unseen));
        return new Section(
            "bench guardrails",
            $"{texts.Length} sentences as caller's words, passage and reply, {Rounds} rounds, every guardrail on; {lines.Count} labelled lines, {unseen.Count} more that no rule was mended by",
            [
                new Figure("chain p50", Percentiles.Of(milliseconds, 50), "ms"),
                new Figure("chain p99", Percentiles.Of(milliseconds, 99), "ms", TargetMs),
                new Figure("chain max", milliseconds.Max(), "ms"),
                new Figure("allocated per sentence", allocated / 1024.0 / milliseconds.Count, "KiB"),
                new Figure("sensitive data recall", score.Recall() * 100, "%", 97, MoreIsBetter: true),
                new Figure("sensitive data precision", score.Precision() * 100, "%", 90, MoreIsBetter: true),
                new Figure("unseen sensitive data recall", unseenScore.Recall() * 100, "%", 97, MoreIsBetter: true),
                new Figure("unseen sensitive data precision", unseenScore.Precision() * 100, "%", 90, MoreIsBetter: true),
            ]);
    }

    private static async Task RoundAsync(
        IGuardrailChain chain, AgentDefinition agent, CallContext call, string[] texts, List<double> milliseconds, CancellationToken cancellationToken)
    {
        foreach (var text in texts)
            foreach (var stage in Stages)
            {
                var began = Stopwatch.GetTimestamp();
                await chain.InspectAsync(new GuardrailSubject(call, agent, stage, text, ["We are open from eight to five."], text), cancellationToken);
                milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
    }

    private static IReadOnlyList<LabelledText> Read(string file) => LabelledText.Read("tests", "Parley.Guardrails.Tests", "Labelled", file);

    private static IEnumerable<string> Injections() =>
        LabelledLine.Read("tests", "Parley.Guardrails.Tests", "Labelled", "injection-held-out.txt").Select(line => line.Fields[0]);

    private static SpanScore Score(List<LabelledText> lines)
    {
        var score = new SpanScore();
        foreach (var line in lines)
            score.Add(line, [.. SensitiveFinder.Find(line.Text).Select(span =>
                new LabelledSpan(JsonNamingPolicy.SnakeCaseLower.ConvertName(span.Category.ToString()), span.Start, span.End))]);
        return score;
    }
}
