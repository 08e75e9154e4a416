using System.Text.Json.Nodes;

namespace Parley.Testing.Models;

/// <summary>Ollama's <c>/api/chat</c>: one JSON object a line. It gives a tool call in one piece.</summary>
internal sealed class OllamaWire : IWire
{
    public string ContentType => "application/x-ndjson";

    public string Broken => "{\"model\": \"scripted\", \"mess\n";

    public string Error => """{"error": "scripted"}""";

    public string Begin(ScriptedUsage? usage) => "";

    public string Text(string piece) => Line(new JsonObject { ["role"] = "assistant", ["content"] = piece });

    public IEnumerable<string> Call(ScriptedToolCall call, int index)
    {
        yield return Line(new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = "",
            ["tool_calls"] = new JsonArray(new JsonObject { ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonNode.Parse(call.Arguments) } }),
        });
    }

    public string End(bool hasText, bool hasCalls, ScriptedUsage? usage) => Line(new JsonObject { ["role"] = "assistant", ["content"] = "" }, line =>
    {
        (line["done"], line["done_reason"]) = (true, "stop");
        (line["total_duration"], line["load_duration"], line["prompt_eval_duration"], line["eval_duration"]) = (1, 1, 1, 1);
        (line["prompt_eval_count"], line["eval_count"]) = (usage?.Input ?? 0, usage?.Output ?? 0);
    });

    private static string Line(JsonObject message, Action<JsonObject>? more = null)
    {
        var line = new JsonObject { ["model"] = "scripted", ["created_at"] = "2026-01-01T00:00:00Z", ["message"] = message, ["done"] = false };
        more?.Invoke(line);
        return line.ToJsonString() + "\n";
    }
}
