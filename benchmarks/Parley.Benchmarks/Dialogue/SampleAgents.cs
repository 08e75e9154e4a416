using Parley.Agents;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Benchmarks.Dialogue;

/// <summary>The agents that are shipped in <c>samples</c>, as a server reads them.</summary>
internal static class SampleAgents
{
    public static AgentDefinition Clinic => Of("clinic_123");

    public static AgentDefinition Shop => Of("shop_456");

    private static AgentDefinition Of(string folder)
    {
        var tenant = TenantId.Parse(folder);
        var file = AgentFiles.Of(Path.Combine(RepositoryPaths.Root, "samples"), tenant).First();
        var (agent, faults) = AgentFile.Parse(File.ReadAllText(file.FullName), tenant);
        return agent ?? throw new InvalidOperationException(string.Join('\n', faults));
    }
}
