using CsCheck;
using Parley.Testing;
using Parley.Tools.Files;

namespace Parley.Tools.Tests.Files;

/// <summary>Whatever a tool file holds, reading it ends in settings or in the fault that is told by its place.</summary>
public sealed class ToolFileFuzzTests
{
    private static readonly string[] Samples =
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly string[] Pieces =
        ["*a", "&a ", "<<: *a\n", "? ", ": ", "- ", "[", "]", "{", "}", "!!int ", "!<x>", "|\n", ">-\n", "\"", "'", "\t", "\0", "\u2028", "---\n", "...\n", "%YAML 9\n", "#", "@", "`", "\n\n", "1e999999999", "99999999999999999999"];

    private static readonly Gen<string> Mutated =
        from sample in Gen.Int[0, Samples.Length - 1].Select(i => Samples[i])
        from edits in Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[1, 6]
        select edits.Aggregate(sample, (text, edit) => Edit(text, edit.Item1 % (text.Length + 1), edit.Item2, edit.Item3));

    [Fact]
    public void Parse_OfAMutatedSample_EndsInSettingsOrInAFormatException() => Mutated.Sample(
        text =>
        {
            try
            {
                YamlJson.Parse(text);
            }
            catch (FormatException fault)
            {
                fault.Message.ShouldContain(": ");
            }
        },
        iter: 400);

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Parse_OfBottomlessNesting_IsAFormatException(string piece) =>
        Should.Throw<FormatException>(() => YamlJson.Parse(string.Concat(Enumerable.Repeat(piece, 200_000)))).Message.ShouldContain("too deep");

    private static string Edit(string text, int at, int cut, string piece) => text[..at] + piece + text[Math.Min(text.Length, at + cut)..];
}
