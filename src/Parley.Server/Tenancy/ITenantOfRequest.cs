using Parley.Tenancy;

namespace Parley.Server.Tenancy;

/// <summary>Says whose request this is. Identity will answer by credentials.</summary>
internal interface ITenantOfRequest
{
    /// <param name="named">The tenant that the request's body names.</param>
    /// <exception cref="BadHttpRequestException">The request names a tenant in a way no tenant is named.</exception>
    TenantContext Of(HttpContext request, string? named = null);

    /// <summary>Every tenant the request may speak for, where it names none.</summary>
    IReadOnlyList<TenantContext> AllOf(HttpContext request);
}
