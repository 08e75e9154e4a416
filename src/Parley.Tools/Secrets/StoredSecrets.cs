using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Parley.Tenancy;

namespace Parley.Tools.Secrets;

/// <summary>
/// Secrets from files only their owner may read, the tenant's own first, then from <c>PARLEY_SECRET_NAME</c>. Read each time, so that a secret
/// can be replaced while the server runs.
/// </summary>
internal sealed partial class StoredSecrets(SecretOptions options) : ISecrets
{
    private const string Prefix = "secret://";

    /// <summary>Shorter values are no secrets, and hiding them would riddle results with holes.</summary>
    private const int ShortestConcealed = 6;

    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<TenantId, ConcurrentDictionary<string, byte>> _resolved = new();

    public string Resolve(TenantContext tenant, string text)
    {
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
            return Name().IsMatch(text.AsSpan(Prefix.Length)) ? Value(tenant, text[Prefix.Length..]) : throw NoName(text);
        return text.Contains("${secret:", StringComparison.Ordinal) ? Reference().Replace(text, match => Value(tenant, match.Groups["name"].Value)) : text;
    }

    public bool HasResolved(TenantContext tenant) => _resolved.ContainsKey(tenant.Id);

    public string Conceal(TenantContext tenant, string text)
    {
        if (_resolved.TryGetValue(tenant.Id, out var values))
            // Longest first: one secret may contain another.
            foreach (var value in values.Keys.OrderByDescending(value => value.Length))
                text = text.Replace(value, "[secret]", StringComparison.Ordinal);
        return text;
    }

    private string Value(TenantContext tenant, string name)
    {
        var value = FromFile(tenant.Id.Value, name)
            ?? FromFile(name)
            ?? options.Variable("PARLEY_SECRET_" + name);
        if (string.IsNullOrEmpty(value))
            throw new SecretMissingException($"The secret {name} is not set: set PARLEY_SECRET_{name}, or put it into the file secrets/{tenant.Id.Value}/{name} of the data folder.");
        if (value.Length >= ShortestConcealed)
        {
            var known = _resolved.GetOrAdd(tenant.Id, _ => new ConcurrentDictionary<string, byte>(StringComparer.Ordinal));
            if (known.Count < MostRemembered)
                known.TryAdd(value, 0);
        }

        return value;
    }

    private string? FromFile(params string[] parts)
    {
        if (options.Folder() is not { } folder)
            return null;
        var path = Path.Combine([folder, .. parts]);
        if (!File.Exists(path))
            return null;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0)
            throw new SecretMissingException($"The file of the secret {Path.GetFileName(path)} may be read by others: 'chmod 600' it.");
        return File.ReadAllText(path).TrimEnd('\r', '\n');
    }

    private static SecretMissingException NoName(string text) =>
        new($"'{text[..Math.Min(text.Length, 80)]}' names no secret: a name has capital letters, digits and '_'.");

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,63}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\$\{secret:(?<name>[A-Z][A-Z0-9_]{0,63})\}")]
    private static partial Regex Reference();
}
