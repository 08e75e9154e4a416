using System.Text.Json.Nodes;

namespace Parley.Testing.Models;

/// <summary>Anthropic's messages as named server-sent events.</summary>
internal sealed class AnthropicWire : IWire
{
    private bool _isTextOpen;

    public string ContentType => "text/event-stream";

    public string Broken => "event: content_block_delta\ndata: {\"type\": \"content_block_de\n\n";

    public string Error => """{"type": "error", "error": {"type": "overloaded_error", "message": "scripted"}}""";

    public string Begin(ScriptedUsage? usage)
    {
        _isTextOpen = false;
        return Event("message_start", new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["id"] = "msg_scripted",
                ["type"] = "message",
                ["role"] = "assistant",
                ["model"] = "scripted",
                ["content"] = new JsonArray(),
                ["stop_reason"] = null,
                ["stop_sequence"] = null,
                ["usage"] = new JsonObject
                {
                    ["input_tokens"] = (usage?.Input ?? 0) - (usage?.Cached ?? 0),
                    ["cache_read_input_tokens"] = usage?.Cached ?? 0,
                    ["cache_creation_input_tokens"] = 0,
                    ["output_tokens"] = 1,
                },
            },
        }) + Event("ping", []);
    }

    public string Text(string piece)
    {
        var open = _isTextOpen ? "" : Start(0, new JsonObject { ["type"] = "text", ["text"] = "" });
        _isTextOpen = true;
        return open + Delta(0, new JsonObject { ["type"] = "text_delta", ["text"] = piece });
    }

    public IEnumerable<string> Call(ScriptedToolCall call, int index)
    {
        if (_isTextOpen)
            yield return Stop(0);
        _isTextOpen = false;
        yield return Start(index, new JsonObject { ["type"] = "tool_use", ["id"] = $"toolu_{index}_{Guid.CreateVersion7():N}", ["name"] = call.Name, ["input"] = new JsonObject() });
        foreach (var fragment in call.Fragments)
            yield return Delta(index, new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = fragment });
        yield return Stop(index);
    }

    public string End(bool hasText, bool hasCalls, ScriptedUsage? usage)
    {
        var close = _isTextOpen ? Stop(0) : "";
        return close + Event("message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = hasCalls ? "tool_use" : "end_turn", ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = usage?.Output ?? 1 },
        }) + Event("message_stop", []);
    }

    private static string Start(int index, JsonObject block) => Event("content_block_start", new JsonObject { ["index"] = index, ["content_block"] = block });

    private static string Delta(int index, JsonObject delta) => Event("content_block_delta", new JsonObject { ["index"] = index, ["delta"] = delta });

    private static string Stop(int index) => Event("content_block_stop", new JsonObject { ["index"] = index });

    private static string Event(string type, JsonObject data)
    {
        data.Insert(0, "type", type);
        return $"event: {type}\ndata: {data.ToJsonString()}\n\n";
    }
}
