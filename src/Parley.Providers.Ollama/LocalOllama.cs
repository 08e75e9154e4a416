using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.LanguageModels;

namespace Parley.Providers.Ollama;

/// <summary>Looks for an Ollama that runs on this machine: one request for the list of its models, which names nothing of Parley.</summary>
internal sealed class LocalOllama(Uri url) : IModelDiscovery
{
    public static Uri DefaultUrl { get; } = new("http://127.0.0.1:11434");

    public string Provider => OllamaModelProvider.Kind;

    public async ValueTask<DiscoveredModels?> LookAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        try
        {
            var tags = await http.GetFromJsonAsync<Tags>(new Uri(url, "/api/tags"), cancellationToken);
            return tags?.Models is { } models
                ? new DiscoveredModels(url, [.. models.OrderByDescending(m => m.ModifiedAt).Select(m => m.Name)])
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException)
        {
            // Nobody there, or somebody else.
            return null;
        }
    }

    private sealed record Tags([property: JsonPropertyName("models")] IReadOnlyList<Tag>? Models);

    private sealed record Tag([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("modified_at")] DateTimeOffset ModifiedAt);
}
