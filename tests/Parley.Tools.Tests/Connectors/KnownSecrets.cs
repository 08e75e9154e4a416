using Parley.Tenancy;
using Parley.Tools.Secrets;

namespace Parley.Tools.Tests.Connectors;

/// <summary>Secrets a test knows, by <c>secret://NAME</c>.</summary>
internal sealed class KnownSecrets(params (string Name, string Value)[] secrets) : ISecrets
{
    public string Resolve(TenantContext tenant, string text)
    {
        foreach (var (name, value) in secrets)
            text = text.Replace($"secret://{name}", value, StringComparison.Ordinal).Replace($"${{secret:{name}}}", value, StringComparison.Ordinal);
        return text.Contains("secret:", StringComparison.Ordinal) ? throw new SecretMissingException("missing") : text;
    }

    public bool HasResolved(TenantContext tenant) => false;

    public string Conceal(TenantContext tenant, string text) => text;
}
