using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Routing;

/// <summary>Which models may answer, in order of preference. Pure.</summary>
internal static class ModelRouter
{
    /// <param name="known">All models there are, in the order configured.</param>
    /// <returns>
    /// Names from the first of these that decides: a fitting route, the agent's list, the server's list, all models of the class, all models.
    /// A list that names only models that are not there decides for none: whoever named a model on this machine did not mean the cloud.
    /// </returns>
    public static IReadOnlyList<string> Route(ModelScope scope, ModelsOptions options, IReadOnlyList<ModelDefinition> known, ModelSpent spent)
    {
        var isSpent = options.Budget.IsSpent(scope.Call.Tenant.Id, spent);
        return [.. Preferred(scope, options, known)
            .Where(name => !scope.Except.Contains(name))
            .Where(name => known.FirstOrDefault(m => m.Name == name) is { } model && (!isSpent || model.Price is null or { IsFree: true }))
            .Distinct()];
    }

    private static IEnumerable<string> Preferred(ModelScope scope, ModelsOptions options, IReadOnlyList<ModelDefinition> known)
    {
        if (options.Routes.FirstOrDefault(r => r.Fits(scope)) is { } route)
            // A route that means any work still says where this may go, but not that a small model should do a large one's.
            return scope.IsClassOnly && route is { Class: null, Purpose: "" } ? route.Models.Where(name => known.Any(m => m.Name == name && m.Class == scope.Class)) : route.Models;
        var (agent, server) = scope.Class is ModelClass.Live ? (scope.Agent.Models.Live, options.Live) : (scope.Agent.Models.Deep, options.Deep);
        if (agent.Count > 0)
            return agent;
        if (server.Count > 0)
            return server;
        var ofClass = known.Where(m => m.Class == scope.Class).ToList();
        return (ofClass.Count > 0 || scope.IsClassOnly ? ofClass : known).Select(m => m.Name);
    }
}
