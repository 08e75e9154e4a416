using System.Reflection;
using Parley.Server.Problems;
using Parley.Server.Tenancy;

namespace Parley.Server.Routing;

/// <summary>A misspelt filter must not read as none: who asks for too much without knowing acts on what they did not ask for.</summary>
internal static class QueryKeys
{
    /// <summary>Refuses what is read with a key in the query that its endpoint does not know.</summary>
    public static RouteGroupBuilder RefuseUnknownKeys(this RouteGroupBuilder group) => group.AddEndpointFilterFactory((endpoint, next) =>
    {
        string[] known = [.. endpoint.MethodInfo.GetParameters().Where(IsText).Select(parameter => parameter.Name!), TenantParameter.Name];
        return context => FaultsOf(context.HttpContext, known) is { Count: > 0 } faults ? new(Problem.InvalidFields(faults)) : next(context);
    });

    private static Dictionary<string, string[]> FaultsOf(HttpContext http, string[] known)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return [];
        // What the path names is no key of the query.
        var names = known.Where(name => !http.Request.RouteValues.ContainsKey(name)).ToList();
        return http.Request.Query.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(key => key, key => new[] { $"{key} is not known here{NearMiss.Hint(key, names)}" });
    }

    /// <summary>Services and bodies are classes of their own.</summary>
    private static bool IsText(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) || (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).IsPrimitive;
}
