using Parley.Agents;
using Parley.Server.Hosting;
using Parley.Tenancy;

namespace Parley.Server.Tenancy;

/// <summary>
/// Requests name their tenant by <c>?tenant_id=</c> and are the configured tenant's otherwise. Whoever reaches the server may name any: right
/// while only this machine reaches it.
/// </summary>
internal sealed class NamedTenant(ParleyOptions options, IAgentFiles agents) : ITenantOfRequest
{
    public TenantContext Of(HttpContext request, string? named = null)
    {
        if (named is null && request.Request.Query.TryGetValue(TenantParameter.Name, out var asked))
            named = asked.ToString();
        if (named is null)
            return options.Tenant;
        return TenantId.TryParse(named, out var tenant)
            ? new TenantContext(tenant)
            : throw new BadHttpRequestException($"{TenantParameter.Name} must have 1 to 64 of a-z, 0-9, '_' and '-'.");
    }

    public IReadOnlyList<TenantContext> AllOf(HttpContext request) => request.Request.Query.ContainsKey(TenantParameter.Name)
        ? [Of(request)]
        : [.. agents.Tenants.Select(tenant => new TenantContext(tenant)).Prepend(options.Tenant).Distinct()];
}
