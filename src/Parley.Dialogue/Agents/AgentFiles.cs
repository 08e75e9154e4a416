using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>The agent files of one folder, tenant by tenant.</summary>
internal static class AgentFiles
{
    /// <summary>Lies beside the agents and is none.</summary>
    private const string ToolFile = "tools.yaml";

    public static IEnumerable<TenantId> Tenants(string folder)
    {
        foreach (var path in Directory.EnumerateDirectories(folder))
            if (TenantId.TryParse(Path.GetFileName(path), out var tenant))
                yield return tenant;
    }

    /// <summary>Each file's agent or faults, in the order of the files' names; nothing where the tenant has no folder.</summary>
    public static IEnumerable<(string File, AgentDefinition? Agent, IReadOnlyList<AgentFileFault> Faults)> Read(string folder, TenantId tenant)
    {
        var own = new DirectoryInfo(Path.Combine(folder, tenant.Value));
        if (!own.Exists)
            yield break;
        var files = own.EnumerateFiles().Where(f => f.Extension is ".yaml" or ".yml" or ".json" && f.Name != ToolFile);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var (agent, faults) = AgentFile.Parse(file.FullName, File.ReadAllText(file.FullName), tenant);
            yield return (file.FullName, agent, faults);
        }
    }
}
