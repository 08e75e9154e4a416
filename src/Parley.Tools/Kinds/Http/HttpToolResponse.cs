using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Tools.Canonical;
using Parley.Tools.Outbound;

namespace Parley.Tools.Kinds.Http;

/// <summary>From a response to an outcome.</summary>
internal static class HttpToolResponse
{
    private const int MostMessage = 200;

    public static async ValueTask<ToolOutcome> ReadAsync(
        HttpToolSpec spec, ToolEffect effect, HttpResponseMessage response, TimeProvider clock, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType is { } type
            && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
        return response.IsSuccessStatusCode
            ? new ToolOutcome.Succeeded(Result(spec, text, isJson))
            : Failure(spec, effect, response, isJson ? text : "", clock);
    }

    private static JsonObject Result(HttpToolSpec spec, string text, bool isJson)
    {
        JsonNode? answer = string.IsNullOrWhiteSpace(text) ? new JsonObject() : isJson ? JsonNode.Parse(text) : new JsonObject { ["text"] = text };
        if (spec.Result.Count == 0)
            return answer as JsonObject ?? new JsonObject { ["value"] = answer };
        var result = new JsonObject();
        foreach (var (name, pointer) in spec.Result)
            if (JsonPointer.Find(answer, pointer) is { } value)
                result[name] = value.DeepClone();
        return result;
    }

    private static ToolOutcome.Failed Failure(HttpToolSpec spec, ToolEffect effect, HttpResponseMessage response, string json, TimeProvider clock)
    {
        var status = (int)response.StatusCode;
        var message = $"The server answered {status}{Words(spec, json)}.";
        // A name for the status says nothing of what became of the request.
        var mayHaveHappened = effect != ToolEffect.Reads && response.StatusCode is (HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError);
        if (spec.Statuses.TryGetValue(status, out var code))
            return new ToolOutcome.Failed(code, message, mayHaveHappened);
        var retryAfter = response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - clock.GetUtcNow() : null;
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                throw new ServerBusyException("rate_limited", message, retryAfter);
            case HttpStatusCode.ServiceUnavailable when retryAfter is not null:
                throw new ServerBusyException("unavailable", message, retryAfter);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new ToolOutcome.Failed("not_found", message);
            case HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed:
                return new ToolOutcome.Failed("conflict", message);
            case HttpStatusCode.RequestTimeout:
            case >= HttpStatusCode.InternalServerError:
                return new ToolOutcome.Failed("unavailable", message, mayHaveHappened);
            default:
                return new ToolOutcome.Failed("rejected", message);
        }
    }

    private static string Words(HttpToolSpec spec, string json)
    {
        if (spec.ErrorMessage.Length == 0 || json.Length == 0)
            return "";
        try
        {
            var words = JsonPointer.Find(JsonNode.Parse(json), spec.ErrorMessage) is JsonValue value ? value.ToString().Trim().TrimEnd('.') : "";
            return words.Length == 0 ? "" : ": " + (words.Length <= MostMessage ? words : words[..MostMessage]);
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
