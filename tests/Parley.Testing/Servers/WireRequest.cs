using System.Globalization;
using System.Net;

namespace Parley.Testing.Servers;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Target">Path and query, undecoded.</param>
/// <param name="Headers">By name, whatever the case.</param>
public sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>Fields of a form body, or of the query where there is no body.</summary>
    public IReadOnlyDictionary<string, string> Form => (Body.Length > 0 ? Body : Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "")
        .Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? ""));

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Target}");
}
