namespace Parley.Tenancy;

/// <summary>What a tenant tells of itself, for the texts of its agents. Thread-safe.</summary>
public interface ITenantValues
{
    /// <summary>By snake_case name. Always holds <c>id</c> and <c>name</c>.</summary>
    IReadOnlyDictionary<string, string> Of(TenantContext tenant);
}
