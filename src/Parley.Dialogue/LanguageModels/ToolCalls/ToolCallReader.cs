using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Parley.Flows;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>Turns what a model asked for into a call for the gateway. Nothing in it is believed: the gateway checks schema, permission and provenance.</summary>
internal static class ToolCallReader
{
    private static readonly Dictionary<string, ValueSource> AllFromModel = [];

    /// <summary>The call; or null and what is wrong with it.</summary>
    public static (ToolCall? Call, string Fault) Read(FunctionCallContent content, IReadOnlyList<ToolDefinition> tools, ReplyRequest request)
    {
        if (!tools.Any(t => t.Name == content.Name))
            return (null, $"There is no tool '{content.Name}'; there are: {string.Join(", ", tools.Select(t => t.Name))}.");
        if (content.Exception is not null)
            return (null, "The arguments are not a JSON object.");
        try
        {
            var arguments = JsonSerializer.SerializeToNode(content.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions) as JsonObject;
            return arguments is null ? (null, "The arguments are not a JSON object.") : (Call(content.Name, arguments, request), "");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return (null, "The arguments are not a JSON object.");
        }
    }

    // The step is the turn, not the model's own id for the call: a turn answered anew, because the caller went on or a model broke off, gets
    // new ids, and the same call must be the same call.
    private static ToolCall Call(string tool, JsonObject arguments, ReplyRequest request) => new(
        tool, $"turn/{(request.Turn > 0 ? request.Turn : request.History.Count + 1)}/{tool}", arguments, AllFromModel, IsSpeculative: request.IsSpeculative && !request.Committed.IsCompletedSuccessfully);
}
