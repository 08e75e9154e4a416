using Parley.Guardrails.Injection;
using Parley.Testing.Labelled;

namespace Parley.Guardrails.Tests.Injection;

public sealed class LabelledInjectionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("injection-tune.txt")]
    [InlineData("injection-held-out.txt")]
    public void Detector_OnLabelledLines_FindsAttacksAndLeavesOthers(string file)
    {
        var lines = LabelledLine.Read("tests", "Parley.Guardrails.Tests", "Labelled", file);
        var attacks = lines.Where(line => line.Label == "attack").Select(line => line.Fields[0]).ToArray();
        var others = lines.Where(line => line.Label == "benign").Select(line => line.Fields[0]).ToArray();
        var missed = attacks.Where(text => InjectionDetector.Find(text) is null).ToArray();
        var wrong = others.Where(text => InjectionDetector.Find(text) is not null).ToArray();
        output.WriteLine($"{attacks.Length} attacks, found {1 - (double)missed.Length / attacks.Length:P1}; {others.Length} benign, passed {1 - (double)wrong.Length / others.Length:P1}");
        (missed.Length / (double)attacks.Length).ShouldBeLessThanOrEqualTo(0.05, string.Join('\n', missed));
        (wrong.Length / (double)others.Length).ShouldBeLessThanOrEqualTo(0.02, string.Join('\n', wrong.Select(text => $"{InjectionDetector.Find(text)} {text}")));
    }
}
