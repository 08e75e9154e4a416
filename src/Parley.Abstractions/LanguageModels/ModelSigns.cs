using Microsoft.Extensions.AI;

namespace Parley.LanguageModels;

/// <summary>Which streamed updates show that a model is answering. An empty first one does not: servers send it before the model began.</summary>
public static class ModelSigns
{
    private const string ToolCallKey = "parley.tool_call_piece";

    public static void MarkToolCall(ChatResponseUpdate update) => (update.AdditionalProperties ??= [])[ToolCallKey] = true;

    /// <summary>The update is, or is a piece of, what the model says or calls.</summary>
    public static bool IsAnswer(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
            if (content is FunctionCallContent or TextContent { Text.Length: > 0 })
                return true;
        return update.AdditionalProperties?.ContainsKey(ToolCallKey) is true;
    }
}
