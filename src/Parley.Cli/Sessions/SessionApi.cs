using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Cli.Sessions;

/// <summary>Opens sessions at a Parley server.</summary>
public static class SessionApi
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="SessionRefusedException">With a sentence for the user.</exception>
    public static async Task<SessionTicket> OpenAsync(Uri server, string? agent, string channel, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var response = await http.PostAsJsonAsync("/v1/sessions", new { agent, channel, consent_status = "granted" }, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new SessionRefusedException(await ExplainAsync(response, cancellationToken));
            return (await response.Content.ReadFromJsonAsync<SessionTicket>(SnakeCase, cancellationToken))!;
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

    private static async Task<string> ExplainAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            var problem = JsonNode.Parse(text);
            return (string?)(problem?["detail"] ?? problem?["title"]) ?? $"the server answered {(int)response.StatusCode}.";
        }
        catch (JsonException)
        {
            return $"the server answered {(int)response.StatusCode}; is this a Parley server?";
        }
    }
}
