using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Parley.Testing.Models;

/// <summary>
/// An OpenAI-compatible model server on loopback: chat completions with server-sent events over HTTP/1.1, one request a connection, faults by
/// script. It writes to the socket itself, because the faults are the socket's. Replies come in the order they were queued.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ScriptedReply> _script = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly SemaphoreSlim _stalled = new(0);
    private readonly Task _running;

    public ScriptedModelServer(params ScriptedReply[] script)
    {
        foreach (var reply in script)
            _script.Enqueue(reply);
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>With <c>/v1</c>.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

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
        catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or SocketException or ObjectDisposedException)
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
                _requests.Enqueue(await ScriptedRequest.ReadAsync(stream, _stop.Token));
                await AnswerAsync(client, stream, _script.TryDequeue(out var reply) ? reply : new ScriptedReply.Status(503));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client gave up, or the test is over: both are part of the play.
            }
        }
    }

    private async Task AnswerAsync(TcpClient client, NetworkStream stream, ScriptedReply reply)
    {
        switch (reply)
        {
            case ScriptedReply.Says says:
                await StreamAsync(stream, says.Pieces);
                await SendAsync(stream, $"data: {Chunk(null)}\n\ndata: [DONE]\n\n");
                await WriteAsync(stream, "0\r\n\r\n");
                break;
            case ScriptedReply.Stalls stalls:
                await StreamAsync(stream, stalls.Pieces);
                _stalled.Release();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                break;
            case ScriptedReply.Disconnects disconnects:
                await StreamAsync(stream, disconnects.Pieces);
                client.LingerState = new LingerOption(true, 0);
                break;
            case ScriptedReply.Malformed malformed:
                await StreamAsync(stream, malformed.Pieces);
                await SendAsync(stream, "data: {\"choices\": [{\"delta\"\n\n");
                await WriteAsync(stream, "0\r\n\r\n");
                break;
            case ScriptedReply.Status status:
                const string Body = """{"error": {"message": "scripted", "type": "scripted_error"}}""";
                await WriteAsync(stream, $"HTTP/1.1 {status.Code} Scripted\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}");
                break;
        }
    }

    private async Task StreamAsync(NetworkStream stream, string[] pieces)
    {
        await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        foreach (var piece in pieces)
            await SendAsync(stream, $"data: {Chunk(piece)}\n\n");
    }

    /// <summary>One <c>chat.completion.chunk</c>; the last one carries no text but the reason for the end.</summary>
    private static string Chunk(string? text) => new JsonObject
    {
        ["id"] = "chatcmpl-scripted",
        ["object"] = "chat.completion.chunk",
        ["created"] = 0,
        ["model"] = "scripted",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = text is null ? new JsonObject() : new JsonObject { ["role"] = "assistant", ["content"] = text },
            ["finish_reason"] = text is null ? "stop" : null,
        }),
    }.ToJsonString();

    /// <summary>As one chunk of a chunked body (RFC 9112 section 7.1).</summary>
    private Task SendAsync(NetworkStream stream, string text) => WriteAsync(stream, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    private async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token);
}
