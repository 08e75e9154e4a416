using System.Net;
using System.Net.Sockets;
using Parley.Tenancy;

namespace Parley.Tools.Outbound;

/// <summary>
/// Looks a name up once, keeps the addresses its rule allows, and connects to one of those: a name that answers differently the next time
/// (DNS rebinding) changes nothing, for it is not asked again.
/// </summary>
internal sealed class GuardedDialer(IHostRules rules, IHostResolver resolver, OutboundOptions options, TimeProvider clock)
{
    /// <exception cref="HostNotAllowedException">The tenant does not list the host, or not with this port.</exception>
    public HostRule RuleOf(TenantContext tenant, string host, int port)
    {
        var name = host.TrimEnd('.').Trim('[', ']');
        return rules.RulesOf(tenant).FirstOrDefault(rule => rule.Covers(name, port))
            ?? throw new HostNotAllowedException($"'{name}' with port {port} is not among the hosts this tenant's tools may reach.");
    }

    public async Task<Stream> ConnectAsync(TenantContext tenant, string host, int port, CancellationToken cancellationToken)
    {
        var rule = RuleOf(tenant, host, port);
        var addresses = await resolver.ResolveAsync(host.TrimEnd('.').Trim('[', ']'), cancellationToken);
        var allowed = addresses.Where(address => rule.AllowPrivate || AddressPolicy.IsPublic(address)).ToArray();
        if (allowed.Length == 0)
            throw addresses.Length == 0
                ? new HttpRequestException(HttpRequestError.NameResolutionError)
                : new HostNotAllowedException($"'{host}' has no public address, and its rule does not allow private ones.");
        return await FirstOf(allowed, port, cancellationToken);
    }

    private async Task<Stream> FirstOf(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var limit = new CancellationTokenSource(options.ConnectTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), either.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                last = fault;
            }
        }

        throw new HttpRequestException(HttpRequestError.ConnectionError, inner: last);
    }
}
