using System.Globalization;
using Parley.Storage.Journal;

namespace Parley.Server.Features.Calls;

/// <summary>Writes events as they come (HTML, section 9.2.6), and a comment now and then, so that no proxy takes the quiet for an end.</summary>
internal sealed class EventStreamResult(IAsyncEnumerable<JournaledEvent> events, TimeProvider clock) : IResult
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        // A stream without its content is over at once.
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        try
        {
            await WriteAsync(response, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The viewer left, as viewers do.
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        await response.WriteAsync("retry: 1000\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        await using var coming = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(coming, response, cancellationToken))
        {
            var seen = coming.Current;
            var frame = string.Create(CultureInfo.InvariantCulture, $"id: {seen.Sequence}\nevent: {seen.Name}\ndata: {seen.Data}\n\n");
            await response.WriteAsync(frame, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<JournaledEvent> coming, HttpResponse response, CancellationToken cancellationToken)
    {
        var next = coming.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, clock, quiet.Token)) != next && !cancellationToken.IsCancellationRequested)
            {
                await response.WriteAsync(": still here\n\n", cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
            await quiet.CancelAsync();
        }
        return await next;
    }
}
