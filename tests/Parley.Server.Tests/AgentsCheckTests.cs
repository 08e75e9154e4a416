using Parley.Server.Hosting;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary><c>parley agents check</c>, with the server's own parts.</summary>
public sealed class AgentsCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-check-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Samples_MayBePublished()
    {
        var samples = Path.Combine(RepositoryPaths.Root, "samples");
        string[] files = [Path.Combine(samples, "clinic_123", "clinic_appointment_assistant.yaml"), Path.Combine(samples, "shop_456", "order_support.yaml")];
        (await CheckAsync(files)).ShouldBe(0, _error.ToString());
        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task File_WithFaults_IsToldByPathLineAndNearMiss()
    {
        var file = Write("cafe/table.yaml", """
            agent_name: Table
            tenant_id: cafe
            voice_profile: claer
            language: en-US
            greeting: This is {{ tenant.nmae }}.
            knowledge_sources: [cafe_fact]
            tools: [calender_lookup]
            guardrails: [do_not_diagnos]
            """);
        Write("cafe/cafe_facts.md", "## Hours\n\nWe open at noon.\n");
        (await CheckAsync(file)).ShouldBe(1);
        var told = _error.ToString();
        told.ShouldContain("voice_profile (line 3): unknown voice 'claer': did you mean 'clear'?");
        told.ShouldContain("greeting (line 5): unknown value 'tenant.nmae': did you mean 'name'?");
        told.ShouldContain("knowledge_sources[0] (line 6): unknown source 'cafe_fact': did you mean 'cafe_facts'?");
        told.ShouldContain("tools[0] (line 7): unknown tool 'calender_lookup': did you mean 'calendar_lookup'?");
        told.ShouldContain("guardrails[0] (line 8): unknown guardrail 'do_not_diagnos': did you mean 'do_not_diagnose'?");
    }

    [Fact]
    public async Task BrokenToolFile_IsToldToo()
    {
        var file = Write("cafe/table.yaml", "agent_name: Table\ntenant_id: cafe\nvoice_profile: clear\nlanguage: en\n");
        Write("cafe/tools.yaml", "hsots: []\n");
        (await CheckAsync(file)).ShouldBe(1);
        _error.ToString().ShouldContain("hsots: unknown setting: did you mean 'hosts'?");
    }

    [Fact]
    public async Task Folder_IsAllItsAgents_AndNoneIsTold()
    {
        Write("cafe/table.yaml", "agent_name: Table\ntenant_id: cafe\nvoice_profile: clear\nlanguage: en\n");
        Write("cafe/door.yaml", "agent_name: Door\ntenant_id: cafe\nvoice_profile: clear\nlanguage: en\n");
        (await CheckAsync(Path.Combine(_folder.FullName, "cafe") + Path.DirectorySeparatorChar)).ShouldBe(0, _error.ToString());
        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);

        var empty = _folder.CreateSubdirectory("empty").FullName;
        (await CheckAsync(empty)).ShouldBe(2);
        _error.ToString().ShouldBe($"There is no agent file in {empty}.{Environment.NewLine}");
    }

    [Fact]
    public async Task BrokenModelsFile_IsOneSentence()
    {
        var file = Write("cafe/table.yaml", "agent_name: Table\ntenant_id: cafe\nvoice_profile: clear\nlanguage: en\n");
        Write("models.json", "{");
        (await CheckAsync(file)).ShouldBe(1);
        _error.ToString().ShouldContain("models.json is no JSON: ");
    }

    [Fact]
    public async Task FileThatIsNotThere_AndFolderThatIsNoTenant_AreCodeTwo()
    {
        (await CheckAsync(Path.Combine(_folder.FullName, "nothing.yaml"))).ShouldBe(2);
        (await CheckAsync(Write("No Tenant/table.yaml", "agent_name: Table\n"))).ShouldBe(2);
        _error.ToString().ShouldContain("must lie in a folder named as its tenant");
    }

    private string Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
        return file.FullName;
    }

    private Task<int> CheckAsync(params string[] files) =>
        ParleyApplication.RunAsync(["agents", "check", .. files], _output, _error, null, TestContext.Current.CancellationToken);
}
