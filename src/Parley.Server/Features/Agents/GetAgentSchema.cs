using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary><c>GET /schemas/agent.json</c>: what an agent file may say.</summary>
internal static class GetAgentSchema
{
    private const string Type = "application/schema+json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/schemas/agent.json", Handle).ExcludeFromDescription();

    private static FileContentHttpResult Handle() => TypedResults.Bytes(AgentSchema.Bytes, Type);
}
