using Parley.Tenancy;

namespace Parley.Tools.Outbound;

/// <summary>Stands before every request, redirected ones too: host and port must be listed, and the scheme be what the rule allows.</summary>
internal sealed class HostGuard(TenantContext tenant, GuardedDialer dialer, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri is { IsAbsoluteUri: true } given ? given : throw new HostNotAllowedException("A tool asked for no absolute address.");
        var rule = dialer.RuleOf(tenant, address.IdnHost, address.Port);
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && rule.AllowPlain))
            throw new HostNotAllowedException($"'{address.IdnHost}' may only be reached by https.");
        if (address.UserInfo.Length > 0)
            throw new HostNotAllowedException("An address may not carry a user name.");
        return base.SendAsync(request, cancellationToken);
    }
}
