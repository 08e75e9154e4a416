using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>
/// Agents from files, read anew each time, so that an edit counts from the next call on. An agent is found by its <c>agent_name</c> or by its
/// file's name without extension, whatever the case. A file broken since the start is logged and skipped. Thread-safe.
/// </summary>
internal sealed partial class FileAgentCatalog(IOptions<AgentsOptions> options, ILogger<FileAgentCatalog> logger) : IAgentCatalog
{
    private readonly ILogger _logger = logger;

    public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, CancellationToken cancellationToken)
    {
        var found = Read(tenant, cancellationToken).FirstOrDefault(f => IsNamed(f.Agent.AgentName) || IsNamed(Path.GetFileNameWithoutExtension(f.File)));
        return ValueTask.FromResult<AgentDefinition?>(found.Agent);

        bool IsNamed(string name) => string.Equals(name, agentName, StringComparison.OrdinalIgnoreCase);
    }

    public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<AgentDefinition>>([.. Read(tenant, cancellationToken).Select(f => f.Agent)]);

    private IEnumerable<(string File, AgentDefinition Agent)> Read(TenantContext tenant, CancellationToken cancellationToken)
    {
        foreach (var (file, agent, faults) in AgentFiles.Read(options.Value.Folder, tenant.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var fault in faults)
                FaultFound(tenant.Id, fault);
            if (agent is not null)
                yield return (file, agent);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Agent file of tenant {Tenant} is skipped: {Fault}")]
    private partial void FaultFound(TenantId tenant, AgentFileFault fault);
}
