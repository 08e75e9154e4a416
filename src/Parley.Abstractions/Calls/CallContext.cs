using Parley.Tenancy;

namespace Parley.Calls;

/// <summary>What every port needs to know of the call it serves.</summary>
public sealed record CallContext(CallId Id, TenantContext Tenant, TimeProvider Clock)
{
    /// <summary>As logs name it: a line about a call says whose it is.</summary>
    public override string ToString() => $"{Id} of {Tenant.Id}";
}
