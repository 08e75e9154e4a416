using Microsoft.Extensions.DependencyInjection;

namespace Parley.Knowledge.Tests.Evaluation;

/// <summary>
/// What retrieval is worth on questions as callers put them. The tuning questions chose the constants and suggested ways of asking; the
/// promised figures are asserted on questions that were held out.
/// </summary>
public sealed class RetrievalEvaluationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task HeldOutQuestions_WithEncoder_ReachPromisedAccuracy()
    {
        Assert.SkipUnless(Directory.Exists(SampleKnowledge.EncoderFolder), "The sentence encoder is not installed: ./parley models fetches it.");
        await using var services = SampleKnowledge.Services();
        await MeasureAsync(services, "tuning", CallerQuestion.Read("tuning_questions.tsv"));
        var (ranked, answered, rejected) = await MeasureAsync(services, "held out", CallerQuestion.Read("held_out_questions.tsv"));

        ranked.ShouldBeGreaterThanOrEqualTo(0.90);
        rejected.ShouldBeGreaterThanOrEqualTo(0.85);
        answered.ShouldBeGreaterThanOrEqualTo(0.80);
    }

    [Fact]
    public async Task HeldOutQuestions_WithoutEncoder_StillMostlyAnswered()
    {
        await using var services = SampleKnowledge.Services(modelFolder: "/nowhere");
        var (ranked, _, rejected) = await MeasureAsync(services, "held out, by words alone", CallerQuestion.Read("held_out_questions.tsv"));

        ranked.ShouldBeGreaterThanOrEqualTo(0.75);
        rejected.ShouldBeGreaterThanOrEqualTo(0.75);
    }

    /// <summary>Shares: best fact right whatever its score; right and above the threshold; unanswerable and left unanswered.</summary>
    private async Task<(double Ranked, double Answered, double Rejected)> MeasureAsync(
        ServiceProvider services, string name, IReadOnlyList<CallerQuestion> questions)
    {
        var indexes = services.GetRequiredService<Retrieval.FactIndexes>();
        var retriever = services.GetRequiredService<IKnowledgeRetriever>();
        var index = await indexes.GetAsync(SampleKnowledge.Clinic, "clinic_facts", TestContext.Current.CancellationToken);
        var (ranked, answered, rejected) = (0, 0, 0);
        foreach (var question in questions)
        {
            var best = index.Match(question.Text).MaxBy(Retrieval.Relevance.Of);
            var passages = await retriever.RetrieveAsync(SampleKnowledge.Query(question.Text), TestContext.Current.CancellationToken);
            var isRight = passages.Count > 0 ? question.Expected.Contains(passages[0].Id) : !question.IsAnswerable;
            ranked += question.Expected.Contains(best.Fact.Id) ? 1 : 0;
            answered += isRight && question.IsAnswerable ? 1 : 0;
            rejected += isRight && !question.IsAnswerable ? 1 : 0;
            if (!isRight)
                output.WriteLine($"{name}: '{question.Text}' -> {best.Fact.Id} ({Retrieval.Relevance.Of(best):F2}), expected {string.Join('|', question.Expected)}");
        }

        double answerable = questions.Count(q => q.IsAnswerable);
        var unanswerable = questions.Count - answerable;
        output.WriteLine($"{name}: best fact right {ranked / answerable:P1}, answered right {answered / answerable:P1} of {answerable}; rejected {rejected / unanswerable:P1} of {unanswerable}");
        return (ranked / answerable, answered / answerable, rejected / unanswerable);
    }
}
