using System.Net;

namespace Parley.Tools.Outbound;

/// <summary>
/// Follows a bounded number of redirects, each through the guard below. Where one leads to another origin, only what names the content goes
/// along: credentials were meant for the first one. Methods change as browsers change them (Fetch, section 4.4).
/// </summary>
internal sealed class RedirectHandler(int most, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
            // It may have to be sent twice.
            await content.LoadIntoBufferAsync(cancellationToken);
        var isRead = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        var response = await base.SendAsync(request, cancellationToken);
        for (var followed = 0; Target(response, request) is { } target; followed++)
        {
            using (response)
                if (followed >= most)
                    throw new HttpRequestException($"More than {most} redirects.");
            try
            {
                request = Next(request, target, response.StatusCode);
                response = await base.SendAsync(request, cancellationToken);
            }
            catch (HostNotAllowedException refused) when (!isRead)
            {
                // The first server has had the request: to call this a refusal would deny what it may have done.
                throw new HttpRequestException("The answer leads where tools may not go: " + refused.Message);
            }
        }

        return response;
    }

    private static Uri? Target(HttpResponseMessage response, HttpRequestMessage request) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

    private static HttpRequestMessage Next(HttpRequestMessage request, Uri target, HttpStatusCode status)
    {
        var becomesGet = status == HttpStatusCode.SeeOther
            ? request.Method != HttpMethod.Get && request.Method != HttpMethod.Head
            : status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found && request.Method == HttpMethod.Post;
        var next = new HttpRequestMessage(becomesGet ? HttpMethod.Get : request.Method, target) { Content = becomesGet ? null : request.Content };
        var isSameOrigin = Uri.Compare(request.RequestUri, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        if (!isSameOrigin && next.Content is not null)
            throw new HostNotAllowedException("A redirect would have sent the request's content to another host.");
        foreach (var (name, values) in request.Headers)
            if (isSameOrigin || name is "Accept" or "Accept-Language" or "User-Agent")
                next.Headers.TryAddWithoutValidation(name, values);
        return next;
    }
}
