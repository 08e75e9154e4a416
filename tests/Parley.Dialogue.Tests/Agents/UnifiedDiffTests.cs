using CsCheck;
using Parley.Agents.Versions;

namespace Parley.Dialogue.Tests.Agents;

public sealed class UnifiedDiffTests
{
    private static readonly Gen<string> Text = Gen.Int[0, 4].Select(line => $"line {line}").List[1, 20].Select(lines => string.Join('\n', lines));

    [Fact]
    public void SameText_HasNoDiff() => Text.Sample(text => UnifiedDiff.Of(text, text, "a", "b").Length == 0);

    [Fact]
    public void FirstText_IsAllNew() => UnifiedDiff.Of("", "one\ntwo", "a", "b").ShouldBe("--- a\n+++ b\n@@ -0,0 +1,2 @@\n+one\n+two\n");

    [Fact]
    public void Diff_AppliedToTheOldText_GivesTheNew() => Gen.Select(Text, Text).Sample((old, changed) =>
        Apply(old, UnifiedDiff.Of(old, changed, "a", "b")) == changed);

    /// <summary>What patch does: headers, then lines that must match what they take away or keep.</summary>
    private static string Apply(string old, string diff)
    {
        if (diff.Length == 0)
            return old;
        var (lines, result, at) = (old.Split('\n'), new List<string>(), 0);
        foreach (var line in diff.TrimEnd('\n').Split('\n').Skip(2))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var start = int.Parse(line.Split('-', ',')[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
                for (; at < start; at++)
                    result.Add(lines[at]);
                continue;
            }

            if (line[0] is ' ' or '-')
                lines[at++].ShouldBe(line[1..]);
            if (line[0] is ' ' or '+')
                result.Add(line[1..]);
        }

        result.AddRange(lines.Skip(at));
        return string.Join('\n', result);
    }
}
