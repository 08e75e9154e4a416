using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Parley.Tools.Tests.Kinds;

/// <summary>An MCP server on streamable HTTP that connects, and answers for its tools only when let.</summary>
internal sealed class WilfulMcp : IAsyncDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoopbackServer? _server;

    public LoopbackServer Server => _server!;

    /// <summary>Completes once it was asked for its tools.</summary>
    public Task Asked => _asked.Task.WaitAsync(TestContext.Current.CancellationToken);

    public bool Hangs { get; set; } = true;

    /// <summary>Of its only tool, <c>ping</c>.</summary>
    public string Schema { get; init; } = """{"type":"object","properties":{"food":{"type":"string"}}}""";

    public int Sessions => Server.Received.Count(request => request.Body.Contains("\"initialize\"", StringComparison.Ordinal));

    public static async Task<WilfulMcp> StartAsync(WilfulMcp server)
    {
        server._server = await LoopbackServer.StartAsync(app => app.MapPost("/mcp", (Delegate)server.AnswerAsync));
        return server;
    }

    public string Entry(string more = "") => $"{Server.Hosts}\ntools: {{ peer: {{ kind: mcp, url: '{Server.Url}/mcp' {more} }} }}";

    /// <summary>A server waits for its requests before it stops.</summary>
    public ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        return Server.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        using var message = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var method = message.RootElement.GetProperty("method").GetString();
        if (!message.RootElement.TryGetProperty("id", out var id))
            return Results.Accepted();
        if (method == "tools/list")
        {
            _asked.TrySetResult();
            if (Hangs)
                await _over.Task.WaitAsync(http.RequestAborted);
        }

        var result = method switch
        {
            "initialize" => """{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"wilful","version":"1"}}""",
            "tools/list" => $$"""{"tools":[{"name":"ping","description":"Pings.","inputSchema":{{Schema}},"annotations":{"readOnlyHint":true} }]}""",
            "tools/call" => """{"content":[{"type":"text","text":"pong"}]}""",
            _ => null,
        };
        if (result is null)
            return Results.Text($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"error":{"code":-32601,"message":"Method not found"} }""", "application/json");
        return Results.Text($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"result":{{result}} }""", "application/json");
    }
}
