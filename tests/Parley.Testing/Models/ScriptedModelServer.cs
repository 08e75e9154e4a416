using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.Testing.Models;

/// <summary>
/// A model server on loopback by the protocol of OpenAI, Anthropic or Ollama: streams over HTTP/1.1, one request a connection, faults by
/// script. It writes to the socket itself, because the faults are the socket's. Replies come in the order they were queued.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ScriptedReply> _script = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly SemaphoreSlim _stalled = new(0);
    private readonly ModelWire _wire;
    private readonly Task _running;

    public ScriptedModelServer(params ScriptedReply[] script)
        : this(ModelWire.OpenAI, script)
    {
    }

    public ScriptedModelServer(ModelWire wire, params ScriptedReply[] script)
    {
        _wire = wire;
        foreach (var reply in script)
            _script.Enqueue(reply);
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>With <c>/v1</c>, for OpenAI's protocol.</summary>
    public Uri Url => _wire is ModelWire.OpenAI ? new(BaseUrl, "/v1") : BaseUrl;

    public Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Asked when the script is at its end; null from it, or for it, is <see cref="Otherwise"/>. From any thread.</summary>
    public Func<ScriptedRequest, ScriptedReply?>? Answers { get; init; }

    /// <summary>What is done when the script is at its end.</summary>
    public ScriptedReply Otherwise { get; init; } = new ScriptedReply.Status(503);

    /// <summary>Names of the models it says it has, where the protocol has such a list.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Adds to the script.</summary>
    public void Enqueue(ScriptedReply reply) => _script.Enqueue(reply);

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>Completes when a reply has stalled; each stall once.</summary>
    public Task StalledAsync(CancellationToken cancellationToken) => _stalled.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
        _stalled.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ScriptedRequest.ReadAsync(stream, _stop.Token);
                _requests.Enqueue(request);
                if (request.Path == "/api/tags")
                    await WholeAsync(stream, "200 OK", Tags(), retryAfter: null);
                else
                    await AnswerAsync(client, stream, _script.TryDequeue(out var reply) ? reply : Answers?.Invoke(request) ?? Otherwise);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client gave up, or the test is over: both are part of the play.
            }
        }
    }

    private async Task AnswerAsync(TcpClient client, NetworkStream stream, ScriptedReply reply)
    {
        var wire = Wire();
        switch (reply)
        {
            case ScriptedReply.Says says:
                await StreamAsync(stream, wire, says.Pieces, says.Usage);
                await EndAsync(stream, wire.End(says.Pieces.Length > 0, hasCalls: false, says.Usage));
                break;
            case ScriptedReply.Calls calls:
                await StreamAsync(stream, wire, calls.Pieces);
                for (var i = 0; i < calls.Tools.Count; i++)
                    foreach (var fragment in wire.Call(calls.Tools[i], i + (calls.Pieces.Length > 0 && _wire is ModelWire.Anthropic ? 1 : 0)))
                        await SendAsync(stream, fragment);
                await EndAsync(stream, wire.End(calls.Pieces.Length > 0, hasCalls: true, usage: null));
                break;
            case ScriptedReply.Slow slow:
                await CrawlAsync(stream, wire, slow);
                break;
            case ScriptedReply.Stalls stalls:
                await StreamAsync(stream, wire, stalls.Pieces);
                _stalled.Release();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                break;
            case ScriptedReply.Disconnects disconnects:
                await StreamAsync(stream, wire, disconnects.Pieces);
                client.LingerState = new LingerOption(true, 0);
                break;
            case ScriptedReply.Malformed malformed:
                await StreamAsync(stream, wire, malformed.Pieces);
                await EndAsync(stream, wire.Broken);
                break;
            case ScriptedReply.Garbage:
                await WriteAsync(stream, Head("200 OK", wire.ContentType));
                await EndAsync(stream, "\u0001\u0002<html>it works!</html>\n\n}{\n");
                break;
            case ScriptedReply.Status status:
                await WholeAsync(stream, $"{status.Code} Scripted", wire.Error, status.RetryAfter);
                break;
        }
    }

    private async Task CrawlAsync(NetworkStream stream, IWire wire, ScriptedReply.Slow slow)
    {
        await WriteAsync(stream, Head("200 OK", wire.ContentType));
        await SendAsync(stream, wire.Begin(usage: null));
        for (var i = 0; i < slow.Pieces.Length; i++)
        {
            await Task.Delay(i == 0 ? slow.First : slow.Next, TimeProvider.System, _stop.Token);
            await SendAsync(stream, wire.Text(slow.Pieces[i]));
        }

        await EndAsync(stream, wire.End(hasText: true, hasCalls: false, usage: null));
    }

    private async Task StreamAsync(NetworkStream stream, IWire wire, string[] pieces, ScriptedUsage? usage = null)
    {
        await WriteAsync(stream, Head("200 OK", wire.ContentType));
        await SendAsync(stream, wire.Begin(usage));
        foreach (var piece in pieces)
            await SendAsync(stream, wire.Text(piece));
    }

    private async Task EndAsync(NetworkStream stream, string last)
    {
        await SendAsync(stream, last);
        await WriteAsync(stream, "0\r\n\r\n");
    }

    private async Task WholeAsync(NetworkStream stream, string status, string body, TimeSpan? retryAfter)
    {
        var retry = retryAfter is { } after ? $"Retry-After: {(int)after.TotalSeconds}\r\n" : "";
        await WriteAsync(stream, $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{retry}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }

    private IWire Wire() => _wire switch
    {
        ModelWire.OpenAI => new OpenAIWire(),
        ModelWire.Anthropic => new AnthropicWire(),
        _ => new OllamaWire(),
    };

    private string Tags() =>
        $$"""{"models": [{{string.Join(", ", Models.Select((m, i) => $$"""{"name": "{{m}}", "model": "{{m}}", "modified_at": "2026-01-0{{9 - i}}T00:00:00Z", "size": 1}"""))}}]}""";

    private static string Head(string status, string contentType) =>
        $"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    /// <summary>As one chunk of a chunked body (RFC 9112 section 7.1); an empty one would end it.</summary>
    private Task SendAsync(NetworkStream stream, string text) =>
        text.Length == 0 ? Task.CompletedTask : WriteAsync(stream, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    private async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token);
}
