using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Server.Tenancy;
using Parley.Tools;

namespace Parley.Server.Features.Audit;

/// <summary><c>GET /v1/audit/verification</c>: reads the tenant's whole chain and says whether anything was changed or taken out.</summary>
internal static class VerifyAudit
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/audit/verification", HandleAsync)
        .WithName("VerifyAudit").WithTags("Audit").WithSummary("Whether the chain of the audit is whole");

    private static async Task<Ok<AuditVerdict>> HandleAsync(HttpContext http, ITenantOfRequest tenants, IToolAudit audit, CancellationToken cancellationToken)
    {
        var verdict = await audit.VerifyAsync(tenants.Of(http), cancellationToken);
        return TypedResults.Ok(new AuditVerdict(verdict.BrokenAt is null, verdict.Records, verdict.Erased, verdict.BrokenAt, verdict.Head));
    }
}
