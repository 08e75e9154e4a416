using Parley.Tenancy;

namespace Parley.Tools.Outbound;

/// <summary>The hosts each tenant lists.</summary>
internal interface IHostRules
{
    IReadOnlyList<HostRule> RulesOf(TenantContext tenant);
}
