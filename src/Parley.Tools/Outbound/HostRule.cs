namespace Parley.Tools.Outbound;

/// <summary>A host that tools of a tenant may reach.</summary>
/// <param name="Host">A name in lower case, an address, or <c>*.example.com</c> for every name below one.</param>
/// <param name="Port">The only port; null for any.</param>
/// <param name="AllowPrivate">Its addresses need not be public.</param>
/// <param name="AllowPlain">Without TLS as well.</param>
internal sealed record HostRule(string Host, int? Port = null, bool AllowPrivate = false, bool AllowPlain = false)
{
    public bool Covers(string host, int port) =>
        (Port is null || Port == port)
        && (Host.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > Host.Length - 1 && host.EndsWith(Host[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(Host, host, StringComparison.OrdinalIgnoreCase));
}
