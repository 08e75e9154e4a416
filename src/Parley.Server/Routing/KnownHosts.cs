using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Hosting;
using Parley.Server.Problems;

namespace Parley.Server.Routing;

/// <summary>
/// Refuses what comes under a name that is not this server's, and what other sites' pages would have changed. Any site can have a name of its own lead to this machine (DNS
/// rebinding) and then do, from a visitor's browser, what only this machine may; an address cannot be bent like that.
/// </summary>
internal static class KnownHosts
{
    /// <summary>Before anything that believes a proxy's headers, which such a page can send too.</summary>
    public static IApplicationBuilder UseKnownHosts(this WebApplication application)
    {
        var names = application.Services.GetRequiredService<ParleyOptions>().Hosts;
        return application.Use((http, next) => RefusalOf(http.Request, names) is { } refusal ? refusal.ExecuteAsync(http) : next(http));
    }

    private static ProblemHttpResult? RefusalOf(HttpRequest request, IReadOnlyList<string> names)
    {
        if (request.Host.HasValue && !IsKnown(request.Host.Host, names))
            return Problem.UnknownHost(request.Host.Host);
        return IsForeign(request, names) ? Problem.ForeignOrigin() : null;
    }

    private static bool IsKnown(string host, IReadOnlyList<string> names) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _) || IsThisMachine(host) || Named(host, names);

    /// <summary>
    /// A browser names the site whose page asks (Fetch standard, section 3.1). Whoever brings a token proves more than that; pages of this machine are its own, such as
    /// those of a development server on another port.
    /// </summary>
    private static bool IsForeign(HttpRequest request, IReadOnlyList<string> names)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || request.Headers.Authorization.Count > 0 || request.Headers.Origin is not [{ Length: > 0 } origin])
            return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var site)
            || !(string.Equals(site.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) || site.IsLoopback || Named(site.Host, names));
    }

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);

    private static bool Named(string host, IReadOnlyList<string> names) => names.Any(name => name == "*" || name.Equals(host, StringComparison.OrdinalIgnoreCase));
}
