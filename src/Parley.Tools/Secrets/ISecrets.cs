using Parley.Tenancy;

namespace Parley.Tools.Secrets;

/// <summary>
/// Secrets by reference: configuration says <c>secret://NAME</c> or, within a text, <c>${secret:NAME}</c>; the value exists only where it is
/// sent. Resolve when a tool runs, never when it is made, and keep the value nowhere. Thread-safe.
/// </summary>
internal interface ISecrets
{
    /// <summary>The text with every reference replaced by its value; the text itself when it has none.</summary>
    /// <exception cref="SecretMissingException">A secret is not set, or its file may be read by others.</exception>
    string Resolve(TenantContext tenant, string text);

    /// <summary>Whether there is anything to conceal.</summary>
    bool HasResolved(TenantContext tenant);

    /// <summary>The text with every secret this tenant has resolved replaced by <c>[secret]</c>: servers echo what they are sent.</summary>
    string Conceal(TenantContext tenant, string text);
}
