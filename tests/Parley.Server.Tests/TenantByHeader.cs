using Microsoft.AspNetCore.Http;
using Parley.Server.Tenancy;
using Parley.Tenancy;

namespace Parley.Server.Tests;

internal sealed class TenantByHeader : ITenantOfRequest
{
    public TenantContext Of(HttpContext request, string? named = null) => named is not null ? new(TenantId.Parse(named)) :
        new(TenantId.Parse(request.Request.Headers["X-Tenant"] is [{ Length: > 0 } name] ? name : "clinic_123"));

    public IReadOnlyList<TenantContext> AllOf(HttpContext request) => [Of(request)];
}
