using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Cli.Sessions;

/// <summary>Opens sessions at a Parley server.</summary>
public static class SessionApi
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <exception cref="SessionRefusedException">With a sentence for the user.</exception>
    public static async Task<SessionTicket> OpenAsync(Uri server, AgentChoice? agent, string channel, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var response = await http.PostAsJsonAsync("/v1/sessions", new { agent = agent?.Agent, tenant_id = agent?.Tenant, channel, consent_status = "granted" }, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new SessionRefusedException(await ExplainAsync(response, cancellationToken));
            return await ReadAsync(response, cancellationToken) ?? throw new SessionRefusedException($"{server} answered, but not as a Parley server does.");
        }
        catch (HttpRequestException exception)
        {
            throw new SessionRefusedException($"{server} cannot be reached ({exception.Message}). Is './parley up' running?", exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SessionRefusedException($"{server} did not answer within {http.Timeout.TotalSeconds:0} s.", exception);
        }
    }

    private static async Task<SessionTicket?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<SessionTicket>(SnakeCase, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<string> ExplainAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            if (JsonNode.Parse(text) is JsonObject problem && (Faults(problem["errors"]) ?? Text(problem["detail"]) ?? Text(problem["title"])) is { } reason)
                return reason;
        }
        catch (JsonException)
        {
            // A web server's own error page, for one.
        }

        return $"the server answered {(int)response.StatusCode}; is this a Parley server?";
    }

    /// <summary>What is wrong with which field says more than that something is.</summary>
    private static string? Faults(JsonNode? errors)
    {
        var sentences = (errors as JsonObject ?? []).SelectMany(field => field.Value as JsonArray ?? []).Select(Text).OfType<string>().ToArray();
        return sentences.Length > 0 ? string.Join(' ', sentences) : null;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
