using CsCheck;
using Parley.Agents;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Dialogue.Tests.Agents;

/// <summary>Whatever a file holds, reading it ends in an agent or in faults: agents come over the API as well.</summary>
public sealed class AgentFileFuzzTests
{
    private static readonly TenantId Owner = TenantId.Parse("clinic_123");

    private static readonly string[] Samples =
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>What is most likely to upset a reader of YAML or of templates.</summary>
    private static readonly string[] Pieces =
        ["*a", "&a ", "<<: *a\n", "? ", ": ", "- ", "[", "]", "{", "}", "{{", "}}", "{%", "%}", "!!int ", "!<x>", "|\n", ">-\n", "\"", "'", "\t", "\0", "\u2028", "---\n", "...\n", "%YAML 9\n", "#", "@", "`", "\\x", "\n\n", "(", "99999999999999999999"];

    private static readonly Gen<string> Mutated =
        from sample in Gen.Int[0, Samples.Length - 1].Select(i => Samples[i])
        from edits in Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[1, 6]
        select edits.Aggregate(sample, (text, edit) => Edit(text, edit.Item1 % (text.Length + 1), edit.Item2, edit.Item3));

    [Fact]
    public void Parse_OfAMutatedSample_EndsInAnAgentOrInFaults() => Mutated.Sample(
        text =>
        {
            var (agent, faults) = AgentFile.Parse(text, Owner);
            (agent is null).ShouldBe(faults.Count > 0);
            TenantFiles.Parse(text, Owner);
        },
        iter: 400);

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("- ", 200_000)]
    [InlineData("{a: ", 200_000)]
    [InlineData("? ", 200_000)]
    public void Parse_OfBottomlessNesting_IsAFault(string piece, int times)
    {
        var (agent, faults) = AgentFile.Parse(string.Concat(Enumerable.Repeat(piece, times)), Owner);
        agent.ShouldBeNull();
        faults.ShouldHaveSingleItem().Path.ShouldBe("$");
    }

    [Fact]
    public void Parse_OfAliasesThatMeanBillions_IsAFault()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "x" : $"*a{i - 1}", 9))}]");
        AgentFile.Parse(string.Join('\n', lines), Owner).Faults.ShouldHaveSingleItem().Message.ShouldContain("too large");
    }

    [Theory]
    [InlineData("{{ ", "(")]
    [InlineData("{{ a", "[a")]
    [InlineData("", "{% if a %}")]
    public void Text_ThatWouldOverflowTheTemplateParser_IsAFault(string begin, string piece)
    {
        var text = begin + string.Concat(Enumerable.Repeat(piece, 5_000));
        var (template, fault) = Parley.Flows.Texts.FlowTemplate.Parse(text);
        template.ShouldBeNull();
        fault.ShouldNotBeNull();
    }

    private static string Edit(string text, int at, int cut, string piece) => text[..at] + piece + text[Math.Min(text.Length, at + cut)..];
}
