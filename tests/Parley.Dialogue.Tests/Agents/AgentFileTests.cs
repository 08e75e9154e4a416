using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Dialogue.Tests.Agents;

public sealed class AgentFileTests
{
    private static readonly TenantId Owner = TenantId.Parse("clinic_123");

    [Fact]
    public void Parse_Json_ReadsTheSameShape()
    {
        var (agent, faults) = AgentFile.Parse("a.json", """
            {"agent_name": "A", "tenant_id": "clinic_123", "voice_profile": "clear", "language": "en-US", "goals": ["help"]}
            """, Owner);

        faults.ShouldBeEmpty();
        agent!.Goals.ShouldBe(["help"]);
    }

    [Theory]
    [InlineData("tenant_id: other", "tenant_id: is 'other'")]
    [InlineData("tenant_id: clinic_123", "agent_name: is missing")]
    [InlineData("agent_name: ''", "agent_name: is empty")]
    [InlineData("goals: all", "goals: expected a list")]
    [InlineData("goals: [a, {b: c}]", "goals[1]: expected text")]
    [InlineData("greetings: hi", "greetings: unknown setting")]
    [InlineData("a: b: c", "line 1: ")]
    [InlineData("just text", "$: expected one object")]
    [InlineData("", "$: expected one object")]
    public void Parse_Fault_NamesFilePathAndFault(string text, string fault)
    {
        var (agent, faults) = AgentFile.Parse("x.yaml", text, Owner);

        agent.ShouldBeNull();
        faults.Select(f => f.ToString()).ShouldContain(f => f.StartsWith("x.yaml: " + fault, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [Fact]
    public void Start_WithABrokenFile_FailsWithItsFaults()
    {
        var folder = Directory.CreateTempSubdirectory("parley-agents-");
        try
        {
            var file = Path.Combine(folder.CreateSubdirectory("clinic_123").FullName, "broken.yaml");
            File.WriteAllText(file, "agent_name: A\n");
            using var services = new ServiceCollection().AddLogging().AddDialogue().Configure<AgentsOptions>(o => o.Folder = folder.FullName).BuildServiceProvider();

            var failure = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<AgentsOptions>>().Value);
            failure.Failures.ShouldContain($"{file}: tenant_id: is missing");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
