using System.Globalization;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Settings;

namespace Parley.Tools.Rest;

/// <summary>
/// How a built-in tool asks somebody else's REST API: its arguments go into address, query, headers and body as <c>{argument}</c>, and its result is
/// picked out of the answer by JSON pointers. The tool keeps its own schema, whoever answers.
/// </summary>
internal static class RestMapping
{
    public static HttpToolSpec Read(ToolSettings settings, HttpMethod usual)
    {
        var method = new HttpMethod(settings.Text("method", usual.Method).ToUpperInvariant());
        if (!HttpMethods.IsKnown(method))
            settings.Fault("method", "expected GET, HEAD, POST, PUT, PATCH or DELETE");
        if (settings.Map("result").Count == 0)
            settings.Fault("result", "is missing: say where each field is found in the answer, such as 'status: /order/state'");
        return new HttpToolSpec
        {
            Method = method,
            Url = Address(settings),
            Query = HttpQueryValue.Of(settings.Map("query")),
            Headers = Templates(settings.Map("headers")),
            Body = settings.Any("body"),
            IdempotencyHeader = settings.Text("idempotency_header"),
            Result = settings.Map("result"),
            Statuses = Statuses(settings),
        };
    }

    /// <summary>The whole origin is the operator's: no argument chooses whom a tool talks to.</summary>
    private static ArgumentTemplate Address(ToolSettings settings)
    {
        var address = new ArgumentTemplate(settings.Required("url"));
        var isFixed = Uri.TryCreate(address.Head, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https"
            && (address.Head.Count(c => c == '/') > 2 || !address.Parameters.Any());
        if (!isFixed && settings.Has("url"))
            settings.Fault("url", "expected an address such as https://api.example.com/orders/{order_number}; scheme, host and port may not hold arguments");
        return address;
    }

    private static Dictionary<int, string> Statuses(ToolSettings settings)
    {
        var statuses = new Dictionary<int, string>();
        foreach (var (status, code) in settings.Map("statuses"))
            if (int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 300 and <= 599)
                statuses[number] = code;
            else
                settings.Fault($"statuses.{status}", "expected a status from 300 to 599");
        return statuses;
    }

    private static IReadOnlyList<(string Name, ArgumentTemplate Value)> Templates(IReadOnlyDictionary<string, string> texts) =>
        [.. texts.Select(text => (text.Key, new ArgumentTemplate(text.Value)))];
}
