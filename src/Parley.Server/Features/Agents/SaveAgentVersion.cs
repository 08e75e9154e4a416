using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Features.Agents;

/// <summary><c>POST /v1/agents/{agent}/versions</c>: saves the next version. It answers no call before it is published.</summary>
internal static class SaveAgentVersion
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/agents/{agent}/versions", HandleAsync)
        .WithName("SaveAgentVersion").WithTags("Agents").WithSummary("Save an agent as its next version")
        .ProducesValidationProblem();

    private static async Task<Results<Created<SavedAgentVersion>, Ok<SavedAgentVersion>, ProblemHttpResult>> HandleAsync(
        HttpContext http, string agent, AgentVersionBody body, ITenantOfRequest tenants, IAgentVersions versions, CancellationToken cancellationToken)
    {
        var faults = AgentRequest.Faults(body.Note, body.Author);
        if (!AgentRequest.IsAgentId(agent))
            faults["agent"] = ["an agent's id begins with a letter and has up to 64 of a-z, 0-9 and '_'."];
        if (string.IsNullOrWhiteSpace(body.Source))
            faults["source"] = ["source must hold the agent as YAML or JSON."];
        if (faults.Count > 0)
            return Problem.InvalidFields(faults);
        var tenant = tenants.Of(http);
        var saved = await versions.SaveAsync(
            tenant, agent, body.Source!, body.Author ?? AgentRequest.DefaultAuthor, body.Note ?? "", cancellationToken);
        return saved switch
        {
            AgentSaveOutcome.Saved(var version) =>
                TypedResults.Created($"/v1/agents/{agent}/versions/{version.Number}", await WithWarningsAsync(version)),
            AgentSaveOutcome.Unchanged(var version) => TypedResults.Ok(await WithWarningsAsync(version)),
            AgentSaveOutcome.Invalid(var found) => Problem.InvalidAgent(found),
            _ => throw new InvalidOperationException($"{saved.GetType().Name} is no outcome of saving."),
        };

        // What has faults may be saved, to be mended later or because its tools come later; whoever saves it should not learn of them at publishing only.
        async Task<SavedAgentVersion> WithWarningsAsync(AgentVersion version) =>
            SavedAgentVersion.Of(version, await versions.CheckAsync(tenant, agent, version.Source, cancellationToken));
    }
}
