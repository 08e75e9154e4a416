using System.Text.Json;
using Parley.Guardrails.Sensitive;
using Parley.Testing.Labelled;

namespace Parley.Guardrails.Tests.Sensitive;

/// <summary>Recall and precision on the labelled lines: figures a change of a rule must not spoil.</summary>
public sealed class LabelledLinesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("sensitive-tune.txt", 0.97, 0.97)]
    [InlineData("sensitive-dev.txt", 0.97, 0.97)]
    [InlineData("sensitive-dev-2.txt", 0.97, 0.97)]
    [InlineData("sensitive-held-out.txt", 0.97, 0.90)]
    [InlineData("sensitive-held-out-2.txt", 0.97, 0.97)]
    [InlineData("sensitive-held-out-3.txt", 0.97, 0.97)]
    [InlineData("sensitive-held-out-4.txt", 0.97, 0.95)]
    [InlineData("sensitive-unseen.txt", 0.93, 0.97)]
    [InlineData("sensitive-fresh.txt", 0.97, 0.97)]
    public void Finder_OnLabelledLines_ReachesRecallAndPrecision(string file, double recall, double precision)
    {
        var lines = LabelledText.Read("tests", "Parley.Guardrails.Tests", "Labelled", file);
        var score = new SpanScore();
        foreach (var line in lines)
            score.Add(line, [.. SensitiveFinder.Find(line.Text).Select(span => new LabelledSpan(JsonNamingPolicy.SnakeCaseLower.ConvertName(span.Category.ToString()), span.Start, span.End))]);
        foreach (var category in score.Categories)
            output.WriteLine($"{category,-24} labelled {score.Labelled(category),4}  recall {score.Recall(category):P1}  precision {score.Precision(category):P1}");
        output.WriteLine($"{lines.Count} lines, {score.Labelled()} labelled, recall {score.Recall():P2}, precision {score.Precision():P2}");
        foreach (var fault in score.Faults)
            output.WriteLine(fault);
        score.Recall().ShouldBeGreaterThanOrEqualTo(recall, string.Join('\n', score.Faults));
        score.Precision().ShouldBeGreaterThanOrEqualTo(precision, string.Join('\n', score.Faults));
    }
}
