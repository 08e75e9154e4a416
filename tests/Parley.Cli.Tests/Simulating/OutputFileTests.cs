using Parley.Cli.Simulating;
using Parley.Testing;

namespace Parley.Cli.Tests.Simulating;

public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-output-");

    [Fact]
    public void FileThatCanBeWritten_IsLeftAsItIs()
    {
        var (there, none) = (In("there.json"), In("none.json"));
        File.WriteAllText(there.FullName, "old");

        (OutputFile.FaultOf("--json", there), OutputFile.FaultOf("--json", none), OutputFile.FaultOf("--json", null)).ShouldBe((null, null, null));

        File.ReadAllText(there.FullName).ShouldBe("old");
        File.Exists(none.FullName).ShouldBeFalse();
    }

    [Fact]
    public async Task ReportThatCannotBeWritten_IsRefusedBeforeAnythingRuns()
    {
        var scenarios = Path.Combine(RepositoryPaths.Root, "samples", "clinic_123", "scenarios", "people.yaml");
        var request = new SimulateRequest([scenarios], ByVoice: false, Filter: null, Seed: 1, Repeat: 1, List: false, Talk: false, In("missing/report.json"), Junit: null, Agents: In("no_agents").Directory, IsLive: false);

        // With no agents nothing could run: it would tell of that first.
        (await SimulateRun.ExecuteAsync(request, TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Usage);

        OutputFile.FaultOf("--json", request.Json).ShouldNotBeNull().ShouldStartWith($"--json {request.Json} cannot be written");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private FileInfo In(string name) => new(Path.Combine(_folder.FullName, name));
}
