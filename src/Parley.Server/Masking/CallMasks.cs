using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Storage.Calls;
using Parley.Tenancy;

namespace Parley.Server.Masking;

/// <summary>
/// Finds the masking of calls. An agent's wish is the one it has now; for a call or an agent that is no more, the tenant's rules hold. Thread-safe.
/// </summary>
internal sealed class CallMasks(CallRecords calls, IAgentCatalog agents, ISensitiveText? sensitive = null)
{
    public async Task<CallMask> OfAsync(TenantContext tenant, string call, CancellationToken cancellationToken)
    {
        var held = await calls.FindAsync(tenant, new CallId(call), cancellationToken);
        var agent = held is null ? null : await agents.FindAsync(tenant, held.Agent, held.UserId, cancellationToken);
        return new CallMask(sensitive, agent ?? new AgentDefinition { AgentName = "", TenantId = tenant.Id, VoiceProfile = "", Language = "en" });
    }

    /// <summary>Of several, each call looked for once.</summary>
    public async Task<IReadOnlyDictionary<string, CallMask>> OfAsync(TenantContext tenant, IEnumerable<string> of, CancellationToken cancellationToken)
    {
        var masks = new Dictionary<string, CallMask>(StringComparer.Ordinal);
        foreach (var call in of)
            if (!masks.ContainsKey(call))
                masks[call] = await OfAsync(tenant, call, cancellationToken);
        return masks;
    }
}
