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
using Parley.Server.Routing;
using Scalar.AspNetCore;

namespace Parley.Server;

internal static class ParleyEndpoints
{
    /// <summary>Everything the server answers to.</summary>
    public static void MapParley(this WebApplication application)
    {
        application.UseKnownHosts();
        application.UseForwardedHeaders();
        application.UseSecurityHeaders();
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault => fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
            // What a client did wrong is the client's to read: nobody fills the log with it.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        application.UseStatusCodePages();
        application.UseUnsatisfiableRanges();

        var routes = application.MapGroup("").AnswerHead();
        MapApi(routes.MapGroup("").RefuseUnknownKeys());
        GetHealth.Map(routes);
        GetReadiness.Map(routes);
        routes.MapOpenApi();

        application.MapLiveKit();
        application.MapPrometheusScrapingEndpoint("/metrics");
        application.MapScalarApiReference(SecurityHeaders.DocumentationPath, reference => reference.DisableDefaultFonts());
        application.UsePage();
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        OpenSession.Map(routes);
        ListAgents.Map(routes);
        GetAgentSchema.Map(routes);
        ListAgentVersions.Map(routes);
        GetAgentVersion.Map(routes);
        DiffAgentVersions.Map(routes);
        SaveAgentVersion.Map(routes);
        ListPublications.Map(routes);
        PublishAgent.Map(routes);
        GetAgentFigures.Map(routes);
        ListCalls.Map(routes);
        GetCall.Map(routes);
        DeleteCall.Map(routes);
        GetTranscript.Map(routes);
        GetRecording.Map(routes);
        FollowEvents.Map(routes);
        ListApprovals.Map(routes);
        GetApproval.Map(routes);
        DecideApproval.Map(routes);
        ListAudit.Map(routes);
        VerifyAudit.Map(routes);
        ListHandoffs.Map(routes);
        GetHandoff.Map(routes);
        ClaimHandoff.Map(routes);
        CloseHandoff.Map(routes);
        ListMessages.Map(routes);
        GetMessage.Map(routes);
        ListTickets.Map(routes);
        GetTicket.Map(routes);
    }
}
