using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>From what an MCP server answered to an outcome.</summary>
internal static class McpResult
{
    private const int MostMessage = 300;
    private const int MostText = 256 * 1024;

    public static ToolOutcome Outcome(CallToolResult answer)
    {
        var text = string.Join('\n', answer.Content.OfType<TextContentBlock>().Select(block => block.Text));
        if (answer.IsError == true)
            return new ToolOutcome.Failed("rejected", text.Length <= MostMessage ? text : text[..MostMessage]);
        if (text.Length > MostText)
            return new ToolOutcome.Failed("invalid_result", $"The answer has more than {MostText} characters.", MayHaveHappened: true);
        if (answer.StructuredContent is { ValueKind: JsonValueKind.Object } structured)
            return new ToolOutcome.Succeeded(JsonObject.Create(structured)!);
        return new ToolOutcome.Succeeded(AsObject(text) ?? new JsonObject { ["text"] = text });
    }

    /// <summary>Servers older than structured content write JSON into text.</summary>
    private static JsonObject? AsObject(string text)
    {
        if (!text.StartsWith('{'))
            return null;
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
