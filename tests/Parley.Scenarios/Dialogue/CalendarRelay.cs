using System.Net;
using System.Net.Sockets;

namespace Parley.Scenarios.Dialogue;

/// <summary>
/// Hands HTTP requests on to a calendar server and its answers back, one after the other. Can be told to keep an answer to itself: what was done is done
/// then, and whoever asked for it does not learn of it.
/// </summary>
internal sealed class CalendarRelay : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http;
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private int _puts;

    public CalendarRelay(Uri server)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        // A connection a request: one that is kept may be closed by the server just when the next request, which cannot be repeated, is on its way.
        _http = new HttpClient { BaseAddress = server, DefaultRequestHeaders = { ConnectionClose = true } };
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _running = RunAsync();
    }

    public Uri Url { get; }

    /// <summary>Of the events written since, the answer to this one is kept: 1 is a booking's hold, 2 its confirmation. 0: none.</summary>
    public int KeptAnswer { get; set; }

    /// <summary>Completes when an answer was kept.</summary>
    public Task Held => _held.Task;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _running;
        _http.Dispose();
    }

    private async Task RunAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.GetContextAsync()));
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            using var answer = await _http.SendAsync(await TranslateAsync(context.Request));
            if (context.Request.HttpMethod == "PUT" && answer.IsSuccessStatusCode && KeptAnswer > 0 && Interlocked.Increment(ref _puts) == KeptAnswer)
            {
                _held.TrySetResult();
                return;
            }

            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
                if (name is "ETag" or "Location" or "Content-Type" or "DAV" or "Allow" or "WWW-Authenticate")
                    context.Response.AddHeader(name, string.Join(", ", values));
            await context.Response.OutputStream.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
            context.Response.Close();
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Whoever asked is gone.
        }
        catch (HttpRequestException)
        {
            // The calendar server is: as without a relay, no answer comes.
            context.Response.Abort();
        }
    }

    private static async Task<HttpRequestMessage> TranslateAsync(HttpListenerRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod), request.RawUrl);
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        if (body.Length > 0)
            message.Content = new ByteArrayContent(body.ToArray());
        foreach (var name in request.Headers.AllKeys)
            if (name is not (null or "Host" or "Content-Length" or "Connection" or "Transfer-Encoding" or "Expect" or "Accept-Encoding")
                && !message.Headers.TryAddWithoutValidation(name, request.Headers[name]))
                message.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
        return message;
    }
}
