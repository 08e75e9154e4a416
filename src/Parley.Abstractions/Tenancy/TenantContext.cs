namespace Parley.Tenancy;

/// <summary>Whose work this is. Passed explicitly, never ambient: code that lacks it does not compile.</summary>
public sealed record TenantContext(TenantId Id);
