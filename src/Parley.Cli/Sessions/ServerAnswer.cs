using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Cli.Sessions;

/// <summary>One request to a Parley server: its answer, or a sentence on why there is none.</summary>
internal static class ServerAnswer
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <exception cref="ServerRefusedException">With a sentence for the user.</exception>
    public static async Task<T> GetAsync<T>(Uri server, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new ServerRefusedException(await ExplainAsync(response, cancellationToken));
            return await ReadAsync<T>(response, cancellationToken) ?? throw new ServerRefusedException($"{server} answered, but not as a Parley server does.");
        }
        catch (HttpRequestException exception)
        {
            throw new ServerRefusedException($"{server} cannot be reached ({exception.Message}). Is './parley up' running?", exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerRefusedException($"{server} did not answer within {http.Timeout.TotalSeconds:0} s.", exception);
        }
    }

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(SnakeCase, cancellationToken);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static async Task<string> ExplainAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            if (JsonNode.Parse(text) is JsonObject problem && (Faults(problem) ?? Text(problem["detail"]) ?? Text(problem["title"])) is { } reason)
                return reason;
        }
        catch (JsonException)
        {
            // A web server's own error page, for one.
        }

        return $"the server answered {(int)response.StatusCode}; is this a Parley server?";
    }

    /// <summary>What is wrong with which field says more than that something is.</summary>
    private static string? Faults(JsonObject problem)
    {
        var sentences = (problem["errors"] as JsonObject ?? []).SelectMany(field => (field.Value as JsonArray ?? []).Select(Text).OfType<string>().Select(text => Named(field.Key, text))).ToArray();
        return sentences.Length > 1 ? string.Concat(sentences.Select(sentence => $"\n  {sentence}").Prepend(Text(problem["title"]))) : sentences.FirstOrDefault();
    }

    /// <summary>Most sentences begin with the field they are about; where one does not, nobody would find the place.</summary>
    private static string Named(string field, string sentence) =>
        field.Length == 0 || sentence.Contains(field.Split('.', '[')[^1], StringComparison.OrdinalIgnoreCase) ? sentence : $"{field}: {sentence}";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
