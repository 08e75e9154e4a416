using System.Text.Json.Nodes;

namespace Parley.Testing.Models;

/// <summary>Chat completions as server-sent events.</summary>
internal sealed class OpenAIWire : IWire
{
    public string ContentType => "text/event-stream";

    public string Broken => "data: {\"choices\": [{\"delta\"\n\n";

    public string Error => """{"error": {"message": "scripted", "type": "scripted_error"}}""";

    // As vLLM and OpenAI do: a role before the model has written anything.
    public string Begin(ScriptedUsage? usage) => Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" });

    public string Text(string piece) => Chunk(new JsonObject { ["content"] = piece });

    public IEnumerable<string> Call(ScriptedToolCall call, int index)
    {
        yield return Fragment(index, new JsonObject { ["name"] = call.Name, ["arguments"] = "" }, $"call_{index}_{Guid.CreateVersion7():N}");
        foreach (var fragment in call.Fragments)
            yield return Fragment(index, new JsonObject { ["arguments"] = fragment }, id: null);
    }

    public string End(bool hasText, bool hasCalls, ScriptedUsage? usage)
    {
        var end = Chunk([], hasCalls ? "tool_calls" : "stop");
        return end + (usage is null ? "" : Usage(usage)) + "data: [DONE]\n\n";
    }

    private static string Fragment(int index, JsonObject function, string? id)
    {
        var call = new JsonObject { ["index"] = index, ["type"] = "function", ["function"] = function };
        if (id is not null)
            call["id"] = id;
        return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(call) });
    }

    private static string Chunk(JsonObject delta, string? finish = null) => Event(new JsonArray(new JsonObject
    {
        ["index"] = 0,
        ["delta"] = delta,
        ["finish_reason"] = finish,
    }), usage: null);

    private static string Usage(ScriptedUsage usage) => Event([], new JsonObject
    {
        ["prompt_tokens"] = usage.Input,
        ["completion_tokens"] = usage.Output,
        ["total_tokens"] = usage.Input + usage.Output,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.Cached },
    });

    private static string Event(JsonArray choices, JsonObject? usage)
    {
        var chunk = new JsonObject { ["id"] = "chatcmpl-scripted", ["object"] = "chat.completion.chunk", ["created"] = 0, ["model"] = "scripted", ["choices"] = choices };
        if (usage is not null)
            chunk["usage"] = usage;
        return $"data: {chunk.ToJsonString()}\n\n";
    }
}
