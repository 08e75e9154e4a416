using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Calls;
using Parley.Server.Agents;
using Parley.Server.Calls;
using Parley.Server.Json;
using Parley.Server.Problems;
using Parley.Server.Tenancy;
using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Server.Features.Sessions;

/// <summary><c>POST /v1/sessions</c>: seats the agent in a new room and hands out the key to it.</summary>
internal sealed class OpenSession(
    IAgentCatalog agents, IAgentTexts texts, CallHost calls, ISessionTokens tokens, SessionRoles roles, ITenantOfRequest tenants, TimeProvider clock,
    ISpeechCatalog? speech = null)
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/sessions", (OpenSession open, HttpContext http) => open.HandleAsync(http))
        .WithName("OpenSession").WithTags("Sessions").WithSummary("Open a session with an agent")
        .AddEndpointFilter<RouteHandlerBuilder, AgentsTakenIn>()
        .Accepts<OpenSessionBody>(isOptional: true, "application/json")
        .Produces<OpenedSession>(StatusCodes.Status201Created)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<Results<Created<OpenedSession>, ProblemHttpResult>> HandleAsync(HttpContext http)
    {
        OpenSessionBody body;
        try
        {
            body = await ReadAsync(http.Request, http.RequestAborted);
        }
        catch (JsonException fault)
        {
            return Problem.MalformedBody($"At {fault.Path ?? "$"}: expected an object of agent, tenant_id, user_id, user_name, channel, consent_status and language, all of them text, memory, an object of texts, and roles, a list of texts.");
        }
        if (SessionFields.Faults(body) is { Count: > 0 } faults)
            return Problem.InvalidFields(faults);
        if (body.Language is { } language && speech?.Languages.Contains(language.Split('-')[0], StringComparer.OrdinalIgnoreCase) is false)
            return Problem.InvalidField("language", $"'{language}' is not spoken here; known are {string.Join(", ", speech.Languages)}, with or without a region (en-US).");
        if (body.Roles is [_, ..] && await roles.RefusalAsync(http) is { } refusal)
            return refusal;
        var user = body.UserId ?? $"guest_{Guid.NewGuid():N}";
        if (await FindAsync(http, body, user) is not { } agent)
            return Problem.InvalidField("agent", body.Agent is null ? "no agent answers; GET /v1/agents lists those that do." : $"agent '{body.Agent}' is not known; GET /v1/agents lists those that are.");
        var session = new SessionRequest(
            CallId.New(clock),
            new TenantContext(agent.TenantId),
            user,
            body.Channel ?? "web",
            SessionFields.Consent(body.ConsentStatus) ?? ConsentStatus.Unknown,
            body.Language ?? agent.Language,
            agent)
        {
            UserName = body.UserName ?? "",
            Memory = body.Memory ?? ReadOnlyDictionary<string, string>.Empty,
            Roles = body.Roles ?? [],
        };
        var start = await calls.StartAsync(texts.Fill(session, clock.GetUtcNow()), http.RequestAborted);
        return start is CallStart.Started ? Opened(http, session) : Refused(http, start);
    }

    /// <summary>Of the tenant that is named; else of the first that has one, the server's own before all others.</summary>
    private async Task<AgentDefinition?> FindAsync(HttpContext http, OpenSessionBody body, string user)
    {
        var candidates = body.TenantId is null ? tenants.AllOf(http) : [tenants.Of(http, body.TenantId)];
        foreach (var tenant in candidates)
            if (await agents.FindAsync(tenant, body.Agent ?? await FirstAsync(tenant, http.RequestAborted), user, http.RequestAborted) is { } agent)
                return agent;
        return null;
    }

    private async Task<string> FirstAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        (await agents.ListAsync(tenant, cancellationToken)) is [var first, ..] ? first.AgentName : "";

    private Created<OpenedSession> Opened(HttpContext http, SessionRequest session)
    {
        var room = session.Id.Value;
        var scheme = http.Request.IsHttps ? "wss" : "ws";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/v1/calls/{room}", new OpenedSession(
            room, $"{scheme}://{http.Request.Host}", tokens.Mint(new SessionGrant(room, session.UserId)), room));
    }

    private static ProblemHttpResult Refused(HttpContext http, CallStart start)
    {
        if (start is CallStart.Full full)
            http.Response.Headers.RetryAfter = ((int)full.RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return start switch
        {
            CallStart.Full => Problem.Full(),
            CallStart.Stopping => Problem.Stopping(),
            _ => Problem.AgentUnavailable(),
        };
    }

    private static async Task<OpenSessionBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A body of unknown length may still be empty: chunked clients send one.
        var read = await request.BodyReader.ReadAsync(cancellationToken);
        if (read.Buffer.IsEmpty && read.IsCompleted)
            return new OpenSessionBody();
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return await JsonSerializer.DeserializeAsync(request.Body, ApiJson.Default.OpenSessionBody, cancellationToken) ?? new OpenSessionBody();
    }
}
