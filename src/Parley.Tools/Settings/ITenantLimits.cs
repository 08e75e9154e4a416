using Parley.Tenancy;

namespace Parley.Tools.Settings;

/// <summary>What all tools of a tenant may do together.</summary>
internal interface ITenantLimits
{
    TenantLimits LimitsOf(TenantContext tenant);
}
