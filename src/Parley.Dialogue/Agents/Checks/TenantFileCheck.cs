using Microsoft.Extensions.Options;
using Parley.Tenancy;

namespace Parley.Agents.Checks;

/// <summary>The tenant's own file can be read: agents read its values.</summary>
internal sealed class TenantFileCheck(IOptions<AgentsOptions> options) : IAgentCheck
{
    public async ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        var file = Path.Combine(options.Value.Folder, tenant.Id.Value, TenantFiles.FileName);
        if (!File.Exists(file))
            return [];
        var faults = TenantFiles.Parse(await File.ReadAllTextAsync(file, cancellationToken), tenant.Id).Faults;
        return [.. faults.Select(fault => fault with { Path = $"{TenantFiles.FileName}: {fault.Path}" })];
    }
}
