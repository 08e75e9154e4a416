using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Parley.Tenancy;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Records;

/// <summary>Searches a FHIR R4 server (https://hl7.org/fhir/R4/search.html). Reads only.</summary>
internal sealed class FhirClient(Uri baseUrl, string token, IOutbound outbound, ISecrets secrets)
{
    private const int MostPages = 5;

    /// <summary>All resources of a kind that a search finds, the first few pages of them.</summary>
    public async Task<IReadOnlyList<T>> SearchAsync<T>(TenantContext tenant, string query, CancellationToken cancellationToken) where T : Resource
    {
        var found = new List<T>();
        Uri? next = new(baseUrl.ToString().TrimEnd('/') + "/" + query);
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            var bundle = await GetAsync(tenant, next, cancellationToken);
            found.AddRange(bundle.Entry.Where(entry => entry.Search?.Mode is null or Bundle.SearchEntryMode.Match).Select(entry => entry.Resource).OfType<T>());
            // A page elsewhere would carry the token there.
            next = bundle.NextLink is { } link && new Uri(baseUrl, link) is var whole && whole.Authority == baseUrl.Authority ? whole : null;
        }

        return found;
    }

    private async Task<Bundle> GetAsync(TenantContext tenant, Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("application/fhir+json");
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.Resolve(tenant, token));
        using var response = await outbound.HttpFor(tenant).SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new FhirFaultException("rejected", "The record server does not let this account in.");
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The record server answered {(int)response.StatusCode}.", null, response.StatusCode);
        return Parse(await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static Bundle Parse(string json)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            FhirJsonDeserializer.RECOVERABLE.TryDeserializeResource(ref reader, out var resource, out _);
            return resource as Bundle ?? throw new FhirFaultException("invalid_result", "The record server did not answer with a bundle.");
        }
        catch (JsonException)
        {
            throw new FhirFaultException("invalid_result", "The record server answered what is no JSON.");
        }
    }
}
