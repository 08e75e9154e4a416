using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.Agents.Checks;
using Parley.Agents.Versions;

namespace Parley.Agents;

public static class AgentsServiceCollectionExtensions
{
    /// <summary>Agents: read from files and from the API, saved as versions, published. Needs an <see cref="IAgentVersionStore"/> and logging.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddOptions<AgentsOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<AgentsOptions>, AgentFilesValidation>();
        services.AddSingleton<AgentVersions>();
        services.AddSingleton<IAgentVersions>(provider => provider.GetRequiredService<AgentVersions>());
        services.AddSingleton<AgentFileImport>();
        services.AddSingleton<IAgentCatalog, VersionedAgentCatalog>();
        return services;
    }

    /// <summary>What must hold before an agent answers calls. Needs the tools' directory and the guardrails' chain.</summary>
    public static IServiceCollection AddAgentChecks(this IServiceCollection services)
    {
        services.AddSingleton<IAgentCheck, ToolsCheck>();
        services.AddSingleton<IAgentCheck, GuardrailsCheck>();
        return services;
    }
}
