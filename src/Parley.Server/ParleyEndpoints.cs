using Parley.Rooms;
using Parley.Server.Features.Agents;
using Parley.Server.Features.Approvals;
using Parley.Server.Features.Audit;
using Parley.Server.Features.Calls;
using Parley.Server.Features.Handoffs;
using Parley.Server.Features.Health;
using Parley.Server.Features.Outbox;
using Parley.Server.Features.Sessions;
using Parley.Server.Features.Tickets;
using Parley.Server.Page;
using Scalar.AspNetCore;

namespace Parley.Server;

internal static class ParleyEndpoints
{
    /// <summary>Everything the server answers to.</summary>
    public static void MapParley(this WebApplication application)
    {
        application.UseForwardedHeaders();
        application.UseSecurityHeaders();
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault => fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
        });
        application.UseStatusCodePages();

        OpenSession.Map(application);
        ListAgents.Map(application);
        GetAgentSchema.Map(application);
        ListAgentVersions.Map(application);
        GetAgentVersion.Map(application);
        DiffAgentVersions.Map(application);
        SaveAgentVersion.Map(application);
        ListPublications.Map(application);
        PublishAgent.Map(application);
        GetAgentFigures.Map(application);
        ListCalls.Map(application);
        GetCall.Map(application);
        DeleteCall.Map(application);
        GetTranscript.Map(application);
        GetRecording.Map(application);
        FollowEvents.Map(application);
        ListApprovals.Map(application);
        GetApproval.Map(application);
        DecideApproval.Map(application);
        ListAudit.Map(application);
        VerifyAudit.Map(application);
        ListHandoffs.Map(application);
        GetHandoff.Map(application);
        ClaimHandoff.Map(application);
        CloseHandoff.Map(application);
        ListMessages.Map(application);
        GetMessage.Map(application);
        ListTickets.Map(application);
        GetTicket.Map(application);
        GetHealth.Map(application);
        GetReadiness.Map(application);

        application.MapLiveKit();
        application.MapPrometheusScrapingEndpoint("/metrics");
        application.MapOpenApi();
        application.MapScalarApiReference(SecurityHeaders.DocumentationPath, reference => reference.DisableDefaultFonts());
        application.UsePage();
    }
}
