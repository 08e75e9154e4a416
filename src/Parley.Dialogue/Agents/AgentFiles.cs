using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>The agent files of one folder, tenant by tenant.</summary>
internal static class AgentFiles
{
    /// <summary>What lies beside the agents and is none.</summary>
    private static readonly string[] Others = ["tools.yaml", TenantFiles.FileName];

    public static IEnumerable<TenantId> Tenants(string folder)
    {
        foreach (var path in Directory.EnumerateDirectories(folder))
            if (TenantId.TryParse(Path.GetFileName(path), out var tenant))
                yield return tenant;
    }

    /// <summary>The tenant's agent files, in the order of their names; none where the tenant has no folder.</summary>
    public static IEnumerable<FileInfo> Of(string folder, TenantId tenant)
    {
        var own = new DirectoryInfo(Path.Combine(folder, tenant.Value));
        if (!own.Exists)
            return [];
        return own.EnumerateFiles().Where(IsAgent).OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    private static bool IsAgent(FileInfo file) => file.Extension is ".yaml" or ".yml" or ".json" && !Others.Contains(file.Name);

    /// <summary>Each file's agent or faults, in the order of the files' names; nothing where the tenant has no folder.</summary>
    public static IEnumerable<(string File, AgentDefinition? Agent, IReadOnlyList<AgentFault> Faults)> Read(string folder, TenantId tenant)
    {
        foreach (var file in Of(folder, tenant))
        {
            var (agent, faults) = AgentFile.Parse(File.ReadAllText(file.FullName), tenant);
            yield return (file.FullName, agent, faults);
        }
    }

    /// <summary>Every tenant's agents that have no fault; none where there is no folder.</summary>
    public static IEnumerable<(TenantId Tenant, AgentDefinition Agent)> Sound(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var tenant in Tenants(folder))
            foreach (var (_, agent, _) in Read(folder, tenant))
                if (agent is not null)
                    yield return (tenant, agent);
    }
}
