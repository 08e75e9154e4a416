using Parley.LanguageModels;
using Parley.Tenancy;

namespace Parley.Agents.Checks;

/// <summary>
/// Every language model an agent names is configured here. A server with none at all takes any agent: flows and facts need no model, and the
/// same file may serve elsewhere with one.
/// </summary>
internal sealed class ModelsCheck(IModelStatus? status = null) : IAgentCheck
{
    public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        var known = status?.Models.Select(model => model.Model.Name).ToList() ?? [];
        IReadOnlyList<AgentFault> faults = known.Count == 0
            ? []
            : [.. Check("models.live", agent.Models.Live, known), .. Check("models.deep", agent.Models.Deep, known)];
        return new ValueTask<IReadOnlyList<AgentFault>>(faults);
    }

    private static IEnumerable<AgentFault> Check(string path, IReadOnlyList<string> names, List<string> known) => names
        .Where(name => !known.Contains(name))
        .Select(name => new AgentFault(path, $"unknown model '{name}'{NearMiss.Hint(name, known)}", Word: name));
}
