using Parley.Tenancy;

namespace Parley.Tools.Outbound;

/// <summary>
/// The only way to another machine. Hosts must be on the tenant's list, addresses must be public unless that list says otherwise, the
/// connection goes to the very address that was checked, and every redirect is checked again. Thread-safe.
/// </summary>
internal interface IOutbound
{
    /// <summary>
    /// A client that follows checked redirects, bounds responses and keeps no cookies. It has no time-out of its own: the gateway's token
    /// ends requests. Not to be disposed: it is shared by the tenant's tools. Requests surface <see cref="HostNotAllowedException"/>,
    /// <see cref="ResponseTooLargeException"/> and <see cref="CircuitOpenException"/>, which the gateway turns into outcomes.
    /// </summary>
    HttpClient HttpFor(TenantContext tenant);

    /// <summary>A connection for other protocols, such as SMTP, by the same rules; the caller owns it and adds TLS.</summary>
    /// <exception cref="HostNotAllowedException">The host is not on the list, or none of its addresses may be reached.</exception>
    Task<Stream> ConnectAsync(TenantContext tenant, string host, int port, CancellationToken cancellationToken);

    /// <summary>Asked before a program of the tenant's is started on this machine.</summary>
    /// <exception cref="HostNotAllowedException">Nothing may be started here.</exception>
    void CheckProgram(TenantContext tenant, string program)
    {
    }
}
