using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Parley.Tenancy;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Scheduling.CalDav;

/// <summary>Speaks WebDAV with one account of a calendar server. Thread-safe; keeps no secret.</summary>
#pragma warning disable CA1001 // A SemaphoreSlim whose wait handle nobody asks for holds nothing to dispose.
internal sealed class CalDavClient(IOutbound outbound, ISecrets secrets, CalDavAddress address)
#pragma warning restore CA1001
{
    private const int Attempts = 8;
    private const int AttemptsToRead = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // Small servers take few connections (Radicale: 8), and the fewer are kept, the fewer can be lost (see SendAsync).
    private readonly SemaphoreSlim _atOnce = new(4);

    public async Task<XElement> PropFindAsync(TenantContext tenant, Uri url, int depth, XName[] names, CancellationToken cancellationToken)
    {
        return await MultistatusAsync(tenant, () => Request(tenant, "PROPFIND", url, CalDavXml.PropFind(names), depth), cancellationToken);
    }

    public async Task<IReadOnlyList<CalDavEvent>> ReportAsync(TenantContext tenant, Uri collection, string query, CancellationToken cancellationToken)
    {
        var answer = await MultistatusAsync(tenant, () => Request(tenant, "REPORT", collection, query, depth: 1), cancellationToken);
        return
        [
            .. from found in CalDavXml.Found(answer)
               let data = found.Properties.Element(CalDavXml.Cal + "calendar-data")?.Value
               where data is not null
               select CalDavEvent.Parse(new Uri(collection, found.Href), found.Properties.Element(CalDavXml.Dav + "getetag")?.Value ?? "", data),
        ];
    }

    /// <returns>Null when there is nothing (any more).</returns>
    public async Task<CalDavEvent?> GetAsync(TenantContext tenant, Uri href, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(tenant, () => Request(tenant, "GET", href, body: null, depth: null), cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return null;
        Expect(response);
        return CalDavEvent.Parse(href, response.Headers.ETag?.ToString() ?? "", await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Writes an event only if it is still as it was (RFC 9110 section 13.1): if there was none, there must be none.</summary>
    public async Task<PutResult> PutAsync(TenantContext tenant, CalDavEvent wanted, string? ifMatch, CancellationToken cancellationToken)
    {
        var calendar = wanted.Serialize();
        using var response = await SendAsync(
            tenant,
            () =>
            {
                var request = Request(tenant, "PUT", wanted.Href, body: null, depth: null);
                request.Content = new StringContent(calendar, Encoding.UTF8, "text/calendar");
                request.Headers.TryAddWithoutValidation(ifMatch is null ? "If-None-Match" : "If-Match", ifMatch ?? "*");
                return request;
            },
            cancellationToken);
        if (response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
            return new PutResult.Changed();
        if (response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Forbidden
            && (await response.Content.ReadAsStringAsync(cancellationToken)).Contains("no-uid-conflict", StringComparison.Ordinal))
            return new PutResult.NameInUse();
        Expect(response);
        // A server that stores something else than it was sent gives no entity tag (RFC 4791 section 5.3.4).
        return new PutResult.Stored(response.Headers.ETag?.ToString() ?? (await GetAsync(tenant, wanted.Href, cancellationToken))?.ETag ?? "");
    }

    /// <returns>False when it has changed or is gone.</returns>
    public async Task<bool> DeleteAsync(TenantContext tenant, CalDavEvent unchanged, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            tenant,
            () =>
            {
                var request = Request(tenant, "DELETE", unchanged.Href, body: null, depth: null);
                request.Headers.TryAddWithoutValidation("If-Match", unchanged.ETag);
                return request;
            },
            cancellationToken);
        if (response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return false;
        Expect(response);
        return true;
    }

    /// <summary>
    /// Radicale answers in HTTP/1.0 and hangs up without announcing it, and a request on the connection that was kept is lost. It is sent again
    /// on another one: every request here reads, or writes under a condition that no longer holds if it was done after all.
    /// </summary>
    private async Task<HttpResponseMessage> SendAsync(TenantContext tenant, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                using var request = make();
                try
                {
                    return await outbound.HttpFor(tenant).SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ResponseEnded && attempt < Attempts)
                {
                    // Real time, for it is the network that needs it: by then the ends of other kept connections have arrived too.
                    await Task.Delay(Pause * attempt, TimeProvider.System, cancellationToken);
                }
            }
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>
    /// An answer of HTTP/1.0 ends when the server hangs up, so that one which was cut short passes for a whole one until it is read. What only reads is asked for again.
    /// </summary>
    private async Task<XElement> MultistatusAsync(TenantContext tenant, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await SendAsync(tenant, make, cancellationToken);
            Expect(response);
            try
            {
                return CalDavXml.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            }
            catch (CalDavFaultException) when (attempt < AttemptsToRead)
            {
                await Task.Delay(Pause * attempt, TimeProvider.System, cancellationToken);
            }
        }
    }

    private HttpRequestMessage Request(TenantContext tenant, string method, Uri url, string? body, int? depth)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/xml");
        if (depth is { } value)
            request.Headers.TryAddWithoutValidation("Depth", value == 0 ? "0" : "1");
        if (address.User.Length > 0)
        {
            var credentials = Encoding.UTF8.GetBytes($"{address.User}:{secrets.Resolve(tenant, address.Password)}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        }

        return request;
    }

    private static void Expect(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return;
        throw response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new CalDavFaultException("rejected", "The calendar server does not let this account in."),
            HttpStatusCode.NotFound => new CalDavFaultException("not_found", "The calendar server has no calendar there."),
            // 5xx and the like: the gateway tells what can be tried again.
            _ => new HttpRequestException($"The calendar server answered {(int)response.StatusCode}.", null, response.StatusCode),
        };
    }
}
