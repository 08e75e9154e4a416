using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Parley.Flows;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>
/// One tool of an MCP server. What the server says of it is taken as said; an operator who does not trust a server's word overlays it. Its
/// results are text somebody outside wrote.
/// </summary>
internal sealed class McpTool(McpConnection connection, Tool tool, string prefix) : ITool
{
    private const int MostDescription = 1024;

    public ToolDefinition Definition { get; } = new()
    {
        Name = ToolNames.From(prefix, tool.Name),
        Description = Cut(tool.Description ?? tool.Title ?? tool.Name),
        Parameters = JsonNode.Parse(tool.InputSchema.GetRawText()) as JsonObject ?? [],
        Result = tool.OutputSchema is { } schema ? JsonNode.Parse(schema.GetRawText()) as JsonObject : null,
        Effect = EffectOf(tool.Annotations),
        IsIdempotent = tool.Annotations is { IdempotentHint: true },
        ResultSource = ValueSource.UntrustedText,
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = invocation.Arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value);
            return McpResult.Outcome(await connection.CallAsync(tool.Name, arguments, cancellationToken));
        }
        catch (McpProtocolException refused)
        {
            // The server understood that it does not want this: no such tool, or arguments it finds wrong.
            return new ToolOutcome.Failed("rejected", $"The server refused the call ({(int)refused.ErrorCode}).");
        }
        catch (Exception fault) when (fault is McpException or InvalidOperationException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The connection to the MCP server broke.", fault);
        }
    }

    /// <summary>The protocol's defaults: what says nothing writes, and destroys.</summary>
    private static ToolEffect EffectOf(ToolAnnotations? annotations) => annotations switch
    {
        { ReadOnlyHint: true } => ToolEffect.Reads,
        { DestructiveHint: false } => ToolEffect.Writes,
        _ => ToolEffect.Commits,
    };

    private static string Cut(string text) => text.Length <= MostDescription ? text : text[..MostDescription];
}
