using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.Simulation.Reporting;

/// <summary>For programs. The same seed gives the same bytes but for <c>took_ms</c>.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, IReadOnlyList<ScenarioResult> results)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("passed", results.Count(result => result.Passed));
        json.WriteNumber("failed", results.Count(result => result.Failed));
        json.WriteNumber("skipped", results.Count(result => result.Skipped is not null));
        json.WriteStartArray("scenarios");
        foreach (var result in results)
            Write(json, result);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScenarioResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Scenario.Name);
        json.WriteString("file", Path.GetFileName(result.Scenario.File));
        json.WriteNumber("line", result.Scenario.Line);
        json.WriteNumber("seed", result.Seed);
        json.WriteBoolean("passed", result.Passed);
        if (result.Skipped is { } reason)
            json.WriteString("skipped", reason);
        json.WriteNumber("talked_ms", (long)result.Talked.TotalMilliseconds);
        json.WriteNumber("took_ms", (long)result.Took.TotalMilliseconds);
        Write(json, "failures", result.Failures);
        Write(json, "talk", result.Talk);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
