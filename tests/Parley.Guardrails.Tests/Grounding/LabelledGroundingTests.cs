using Parley.Guardrails.Grounding;
using Parley.Testing.Labelled;

namespace Parley.Guardrails.Tests.Grounding;

public sealed class LabelledGroundingTests(ITestOutputHelper output)
{
    [Fact]
    public void Policy_OnLabelledPairs_TellsSupportedFromInvented()
    {
        var lines = LabelledLine.Read("tests", "Parley.Guardrails.Tests", "Labelled", "grounding.txt");
        var faults = new List<string>();
        var counts = new Dictionary<string, (int All, int Right)>();
        foreach (var line in lines)
        {
            string[] evidence = [.. line.Fields[0].Split("//", StringSplitOptions.RemoveEmptyEntries)];
            var support = GroundingPolicy.Judge(line.Fields[2], evidence, line.Fields[1]);
            var right = (support is Support.NotNeeded or Support.Supported) == (line.Label == "supported");
            var (all, rights) = counts.GetValueOrDefault(line.Label);
            counts[line.Label] = (all + 1, rights + (right ? 1 : 0));
            if (!right)
                faults.Add($"{support} for {line.Label}: {line.Fields[2]} <- {line.Fields[0]}");
        }

        foreach (var (label, (all, right)) in counts)
            output.WriteLine($"{label}: {right} of {all}");
        counts.Values.Sum(count => count.All).ShouldBeGreaterThanOrEqualTo(100);
        ((double)counts["supported"].Right / counts["supported"].All).ShouldBeGreaterThanOrEqualTo(0.97, string.Join('\n', faults));
        ((double)counts["unsupported"].Right / counts["unsupported"].All).ShouldBeGreaterThanOrEqualTo(0.9, string.Join('\n', faults));
    }
}
