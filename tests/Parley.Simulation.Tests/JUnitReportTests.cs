using System.Xml.Linq;
using Parley.Simulation.Reporting;
using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Tests;

public sealed class JUnitReportTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"clinic-{Guid.NewGuid():N}.yaml");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Report_IsASuiteAFile_WithWhatFailedAndWhatWasLeftOut()
    {
        File.WriteAllText(_file, string.Join("---\n", new[] { "good", "bad & <worse>", "later" }.Select(name => $"name: {name}\nturns:\n  - say: hello\n")));
        var (good, bad, later) = ScenarioFiles.Read([_file]) switch { [var first, var second, var third] => (first, second, third), _ => throw new InvalidOperationException() };
        var took = TimeSpan.FromMilliseconds(1250);
        ScenarioResult[] results =
        [
            new(good, 1, [], ["caller: hello", "agent: \u0007hi"], TimeSpan.FromSeconds(9), took, 0),
            new(bad, 2, ["said nothing of <parking> & hours", "no event"], [], TimeSpan.Zero, took, 0),
            new(later, 3, [], [], TimeSpan.Zero, TimeSpan.Zero, 0) { Skipped = "only by voice" },
        ];

        using var stream = new MemoryStream();
        JUnitReport.Write(stream, results);

        stream.Position = 0;
        var suite = XDocument.Load(stream).Root!.Elements("testsuite").ShouldHaveSingleItem();
        suite.Attributes().Select(a => (a.Name.LocalName, a.Value)).ShouldBe([("name", Path.GetFileName(_file)), ("tests", "3"), ("failures", "1"), ("skipped", "1")]);
        var cases = suite.Elements("testcase").ToList();
        cases.Select(c => c.Attribute("name")!.Value).ShouldBe(["good (seed 1)", "bad & <worse> (seed 2)", "later (seed 3)"]);
        cases[0].Attribute("time")!.Value.ShouldBe("1.250");
        cases[0].Element("system-out")!.Value.ShouldBe("caller: hello\nagent: hi");
        cases[1].Element("failure")!.Attribute("message")!.Value.ShouldBe("said nothing of <parking> & hours");
        cases[1].Element("failure")!.Value.ShouldBe("said nothing of <parking> & hours\nno event");
        cases[2].Element("skipped")!.Attribute("message")!.Value.ShouldBe("only by voice");
    }
}
