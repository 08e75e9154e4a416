using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Flows.Engine;

/// <summary>Makes the calls of tool nodes: arguments, where their values came from, and a step that is the same after a crash.</summary>
internal static class ToolCalls
{
    public static void Enter(FlowWalk walk, FlowNode.Tool node)
    {
        var key = $"{walk.Top.Flow}/{node.Id}";
        var visit = walk.State.Visits.GetValueOrDefault(key) + 1;
        var call = Make(walk, node, string.Create(CultureInfo.InvariantCulture, $"{key}/{visit}"));
        walk.State = walk.State with
        {
            Visits = walk.State.Visits.SetItem(key, visit),
            EffectTurn = call.HasEffect ? walk.State.Turn : walk.State.EffectTurn,
            Wait = new FlowWait.Tool(call),
        };
        walk.Act(new FlowAct.CallTool(call));
    }

    private static PendingTool Make(FlowWalk walk, FlowNode.Tool node, string step)
    {
        var scope = walk.Scope();
        var arguments = new JsonObject();
        var sources = ImmutableSortedDictionary.CreateBuilder<string, ValueSource>(StringComparer.Ordinal);
        foreach (var (name, template) in node.Arguments)
        {
            var text = scope.Argument(template);
            if (text.Length == 0)
                continue;
            arguments[name] = Typed(walk, node.Name, name, text);
            sources[name] = scope.SourceOf(template);
        }

        var element = JsonSerializer.Deserialize(arguments.ToJsonString(), FlowStateJson.Default.JsonElement);
        return new PendingTool(
            step, node.Name, walk.Top.Flow, node.Id, element, sources.ToImmutable(), walk.Agent.HasEffect(node.Name),
            [.. node.Arguments.Values.SelectMany(scope.DependenciesOf).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Templates give text; a schema may want a number or a truth value.</summary>
    private static JsonValue Typed(FlowWalk walk, string tool, string parameter, string text)
    {
        var type = walk.Agent.Tool(tool)?.Parameters["properties"]?[parameter]?["type"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : "string";
        return type switch
        {
            "integer" when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            "number" when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            "boolean" when text is "true" or "yes" => JsonValue.Create(true),
            "boolean" when text is "false" or "no" => JsonValue.Create(false),
            _ => JsonValue.Create(text),
        };
    }
}
