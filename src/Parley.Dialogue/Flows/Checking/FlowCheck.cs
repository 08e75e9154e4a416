using System.Text.Json.Nodes;
using Parley.Agents;
using Parley.Flows.Expressions;
using Parley.Flows.Texts;
using Parley.Tools;

namespace Parley.Flows.Checking;

/// <summary>One flow under examination.</summary>
internal sealed class FlowCheck(
    AgentDefinition agent, FlowDefinition flow, IReadOnlyDictionary<string, ToolDefinition>? tools, List<FlowFault> faults)
{
    private static readonly string[] SessionKeys = ["user_id", "channel", "call_id"];

    private readonly int _before = faults.Count;

    public AgentDefinition Agent => agent;

    public FlowDefinition Flow => flow;

    public FlowMap Map { get; } = new(flow);

    public IReadOnlyDictionary<string, ToolDefinition>? Tools => tools;

    /// <summary>Takes it for certain that flows bring back what they are asked for: while what is handed into one of them is still being found out.</summary>
    public bool TrustsOutputs { get; init; }

    public bool HasFaults => faults.Count > _before;

    /// <summary>Names that tools' results are kept under.</summary>
    public IReadOnlyList<string> Results { get; } = [.. flow.Nodes.OfType<FlowNode.Tool>().Select(t => t.SaveAs).OfType<string>().Distinct()];

    /// <summary>A tool nobody knows is taken for one with an effect.</summary>
    public bool Commits(FlowNode.Tool node) => tools is not null && (!tools.TryGetValue(node.Name, out var tool) || tool.Effect is ToolEffect.Commits);

    public void Fault(string path, string fault) => faults.Add(new FlowFault(path.Length == 0 ? $"flows.{flow.Name}" : $"flows.{flow.Name}.{path}", fault));

    public void Text(string path, string source)
    {
        foreach (var fault in FaultsOf(source))
            Fault(path, fault);
    }

    /// <summary>What is wrong with a text of this flow.</summary>
    public IEnumerable<string> FaultsOf(string source)
    {
        var (template, fault) = FlowTemplate.Parse(source);
        return template is null
            ? [$"cannot be read: {fault}"]
            : template.Variables.Select(v => Unknown(v.Path, isValidation: false)).OfType<string>();
    }

    public void Condition(string path, string source, bool isValidation = false)
    {
        try
        {
            foreach (var name in ExpressionParser.Parse(source).Names)
                if (Unknown(name.Path, isValidation) is { } fault)
                    Fault(path, $"at {name.Position + 1}: {fault}");
        }
        catch (ExpressionException e)
        {
            Fault(path, e.Message);
        }
    }

    /// <summary>Results may hold more than their schema tells, so only what is nearly a name of it is taken for one.</summary>
    private string? Misspelt(string result, string member)
    {
        var known = flow.Nodes.OfType<FlowNode.Tool>().Where(node => node.SaveAs == result)
            .SelectMany(node => tools?.GetValueOrDefault(node.Name)?.Result?["properties"] is JsonObject properties ? properties.Select(p => p.Key) : []).Distinct().ToList();
        return known.Contains(member) || NearMiss.Nearest(member, known) is not { } near ? null : $"'{result}' has no '{member}': did you mean '{near}'?";
    }

    /// <returns>Null for a name there is.</returns>
    private string? Unknown(IReadOnlyList<string> path, bool isValidation)
    {
        string[] roots = ["slots", "session", "agent", "today", "now", .. isValidation ? ["value"] : Array.Empty<string>(), .. Results];
        return path switch
        {
            ["slots", var slot] => Map.Slot(slot) is null ? $"unknown slot '{slot}'{NearMiss.Hint(slot, flow.Slots.Select(s => s.Name))}" : null,
            ["slots", ..] => "a slot is named 'slots.' and its name, and has no parts",
            ["session", var key] => SessionKeys.Contains(key) ? null : $"unknown value 'session.{key}'{NearMiss.Hint(key, SessionKeys)}",
            ["agent", var key] => key == "name" ? null : $"unknown value 'agent.{key}'; known is agent.name",
            [var root, var member, ..] when Results.Contains(root) => Misspelt(root, member),
            [var root, ..] when roots.Contains(root) => null,
            [var root, ..] when Map.Slot(root) is not null => $"unknown name '{root}': did you mean 'slots.{root}'?",
            [var root, ..] => $"unknown name '{root}'{NearMiss.Hint(root, roots)}",
            _ => "no name",
        };
    }
}
