using Parley.Tenancy;

namespace Parley.Server.Tenancy;

/// <summary>Says whose request this is. Identity will answer by credentials.</summary>
internal interface ITenantOfRequest
{
    TenantContext Of(HttpContext request);
}
