namespace Parley.Tools.Outbound;

/// <summary>Lets no answer grow beyond its bound; counted after unpacking, so that a small archive of zeros is no way around it.</summary>
internal sealed class SizeLimitHandler(OutboundOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var limit = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? options.LargestEventStream : options.LargestResponse;
        if (response.Content.Headers.ContentLength > limit)
        {
            response.Dispose();
            throw new ResponseTooLargeException(limit);
        }

        response.Content = new LimitedContent(response.Content, limit);
        return response;
    }
}
