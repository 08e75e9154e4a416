using System.Collections.Concurrent;
using System.Net;
using Parley.Tenancy;

namespace Parley.Tools.Outbound;

/// <summary>One guarded client a tenant.</summary>
internal sealed class GuardedOutbound(GuardedDialer dialer, OutboundOptions options, TimeProvider clock) : IOutbound, IDisposable
{
    private readonly ConcurrentDictionary<TenantId, Lazy<HttpClient>> _clients = new();

    public HttpClient HttpFor(TenantContext tenant) => _clients.GetOrAdd(tenant.Id, _ => new Lazy<HttpClient>(() => Make(tenant))).Value;

    public Task<Stream> ConnectAsync(TenantContext tenant, string host, int port, CancellationToken cancellationToken) =>
        dialer.ConnectAsync(tenant, host, port, cancellationToken);

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated))
            client.Value.Dispose();
    }

    /// <summary>From the outside in: size, redirects, guard, breaker, sockets.</summary>
    private HttpClient Make(TenantContext tenant)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = async (context, cancellationToken) =>
                await dialer.ConnectAsync(tenant, context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
            ConnectTimeout = Timeout.InfiniteTimeSpan,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = options.ConnectionLifetime,
            UseCookies = false,
            // A proxy would look names up itself, past the guard.
            UseProxy = false,
        };
        var guard = new HostGuard(tenant, dialer, new BreakerHandler(options, clock, sockets));
        var client = new HttpClient(new SizeLimitHandler(options, new RedirectHandler(options.MostRedirects, guard))) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Parley");
        return client;
    }
}
