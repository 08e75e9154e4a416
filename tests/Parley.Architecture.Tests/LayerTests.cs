using System.Xml.Linq;
using Parley.Testing;

namespace Parley.Architecture.Tests;

/// <summary>Who may see whom: DESIGN, section 3.</summary>
public sealed class LayerTests
{
    private static readonly string[] Plumbing = ["Parley.Media", "Parley.Storage"];
    private static readonly string[] CompositionRoots = ["Parley.Server", "Parley.Cli"];

    /// <summary>Simulation composes the server's own parts anew: it sees them through the server, and only the command line sees it.</summary>
    private static readonly string[] AboveTheServer = ["Parley.Simulation"];

    /// <summary>WebRtc is a protocol library; Rooms is the one module that turns it into calls.</summary>
    private static readonly Dictionary<string, string[]> Exceptions = new() { ["Parley.Rooms"] = ["Parley.WebRtc"] };

    public static TheoryData<string> Projects => [.. References.Keys];

    private static Dictionary<string, string[]> References { get; } = Directory
        .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), ProjectReferences);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_SeesOnlyAbstractionsAndPlumbing(string project)
    {
        if (CompositionRoots.Contains(project))
            return;

        var allowed = project switch
        {
            "Parley.Abstractions" => [],
            "Parley.WebRtc" => ["Parley.Media"],
            "Parley.Simulation" => ["Parley.Server"],
            _ => (string[])["Parley.Abstractions", .. Plumbing, .. Exceptions.GetValueOrDefault(project, [])],
        };
        References[project].Except(allowed).ShouldBeEmpty($"{project} references what DESIGN section 3 does not allow");
    }

    [Fact]
    public void Simulation_IsSeenByTheCommandLineAlone() =>
        References.Where(project => project.Value.Intersect(AboveTheServer).Any()).Select(project => project.Key).ShouldBe(["Parley.Cli"]);

    [Fact]
    public void WebRtc_KnowsNothingOfCalls()
    {
        var offending = SourceTree.Files
            .Where(file => file.Project == "Parley.WebRtc")
            .Where(file => file.Tree.GetText().ToString() is var text
                && (text.Contains("using Parley.Calls", StringComparison.Ordinal) || text.Contains("using Parley.Tenancy", StringComparison.Ordinal)))
            .Select(file => file.Path);
        offending.ShouldBeEmpty();
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Parley.slnx"));
        var missing = new[] { "src", "tests", "benchmarks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(Path.GetFileName)
            .Where(name => !solution.Contains(name!, StringComparison.Ordinal));
        missing.ShouldBeEmpty();
    }

    private static string[] ProjectReferences(string path) =>
        [.. XDocument.Load(path).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))];
}
