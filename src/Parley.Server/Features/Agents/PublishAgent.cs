using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>POST /v1/agents/{agent}/publications</c>: what answers from the next call on. An older version again is a roll-back.</summary>
internal static class PublishAgent
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/agents/{agent}/publications", HandleAsync)
        .WithName("PublishAgent").WithTags("Agents").WithSummary("Publish a version, or let two share the traffic")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Created<AgentPublication>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, PublicationBody body, ITenantOfRequest tenants, IAgentVersions versions, CancellationToken cancellationToken)
    {
        var tenant = tenants.Of(http);
        if (AgentRequest.Faults(body.Note, body.Author) is { Count: > 0 } faults)
            return Problem.InvalidFields(faults);
        if ((await versions.VersionsAsync(tenant, agent, cancellationToken)).Count == 0)
            return Problem.AgentNotFound();
        var published = await versions.PublishAsync(
            tenant, agent, body.Shares ?? [], body.Author ?? AgentRequest.DefaultAuthor, body.Note ?? "", cancellationToken);
        return published switch
        {
            AgentPublishOutcome.Published(var publication) => TypedResults.Created($"/v1/agents/{agent}/publications", publication),
            AgentPublishOutcome.Invalid(var found) => Problem.InvalidAgent(found),
            _ => throw new InvalidOperationException($"{published.GetType().Name} is no outcome of publishing."),
        };
    }
}
