using Parley.Server.Hosting;
using Parley.Tenancy;

namespace Parley.Server.Tenancy;

/// <summary>Every request is the one configured tenant's: right while only this machine reaches the server.</summary>
internal sealed class OneTenant(ParleyOptions options) : ITenantOfRequest
{
    public TenantContext Of(HttpContext request) => options.Tenant;
}
