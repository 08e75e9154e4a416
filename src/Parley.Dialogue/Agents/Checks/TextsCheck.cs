using Parley.Agents.Texts;
using Parley.Calls;
using Parley.Flows.Texts;
using Parley.Tenancy;

namespace Parley.Agents.Checks;

/// <summary>Greeting and instructions read nothing that may not be there, so that no call finds out.</summary>
internal sealed class TextsCheck(ITenantValues tenants) : IAgentCheck
{
    public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        var values = tenants.Of(tenant);
        return new ValueTask<IReadOnlyList<AgentFault>>([.. Check("greeting", agent.Greeting), .. Check("instructions", agent.Instructions)]);

        IEnumerable<AgentFault> Check(string path, string source)
        {
            var (template, fault) = FlowTemplate.Parse(source);
            if (template is null)
                return [new AgentFault(path, $"cannot be read: {fault}")];
            var faults = template.Variables
                .Select(variable => (variable, Fault: TextNames.FaultOf(variable, [.. values.Keys])))
                .Where(found => found.Fault is not null)
                .Select(found => new AgentFault(path, found.Fault!, Word: found.variable.Text))
                .ToList();
            return faults.Count > 0 ? faults : Rendered(path, template, Example(tenant, agent), values);
        }
    }

    private static IEnumerable<AgentFault> Rendered(string path, FlowTemplate template, SessionRequest example, IReadOnlyDictionary<string, string> tenant)
    {
        try
        {
            template.Render(new TextValues(example, tenant, DateTimeOffset.UnixEpoch, isSpoken: true).Find);
            return [];
        }
        catch (InvalidOperationException e)
        {
            return [new AgentFault(path, $"cannot be filled in: {e.Message}")];
        }
    }

    private static SessionRequest Example(TenantContext tenant, AgentDefinition agent) =>
        new(new CallId("call_example"), tenant, "ada", "web", ConsentStatus.Unknown, agent.Language, agent) { UserName = "Ada" };
}
