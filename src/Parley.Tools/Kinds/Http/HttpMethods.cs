namespace Parley.Tools.Kinds.Http;

/// <summary>What methods mean (RFC 9110 section 9.2), where nobody says otherwise.</summary>
internal static class HttpMethods
{
    private static readonly HttpMethod[] Known = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete];

    public static bool IsKnown(HttpMethod method) => Known.Contains(method);

    public static bool IsWithoutBody(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete;

    public static bool IsIdempotent(HttpMethod method) => IsKnown(method) && method != HttpMethod.Post && method != HttpMethod.Patch;

    public static ToolEffect EffectOf(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head ? ToolEffect.Reads : ToolEffect.Commits;
}
