using System.Text.Json.Nodes;
using Parley.Flows.Texts;
using Parley.Tools;

namespace Parley.Flows.Checking;

/// <summary>Each node for itself: what it refers to is there, what it says can be read.</summary>
internal static class NodeCheck
{
    /// <summary>What <c>on_failure</c> may name.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "default", "uncertain", "awaiting_approval", "dry_run",
        "timeout", "unavailable", "invalid_result", "conflict", "not_found", "rejected", "rate_limited", "interrupted", "failed",
        "unknown_tool", "not_permitted", "invalid_arguments", "untrusted_argument", "speculative_effect", "host_not_allowed",
        "denied", "approval_expired", "guardrail",
    ];

    public static void Run(FlowCheck check)
    {
        foreach (var twice in check.Flow.Nodes.GroupBy(n => n.Id).Where(g => g.Count() > 1))
            check.Fault($"nodes.{twice.Key}", "is defined twice");
        if (check.Map.Node(check.Flow.Start) is null)
            check.Fault("start", $"unknown node '{check.Flow.Start}'{NearMiss.Hint(check.Flow.Start, check.Flow.Nodes.Select(n => n.Id))}");
        foreach (var node in check.Flow.Nodes)
        {
            foreach (var (key, next) in FlowGraph.WaysOf(node))
                if (check.Map.Node(next) is null)
                    check.Fault($"nodes.{node.Id}.{key}", $"unknown node '{next}'{NearMiss.Hint(next, check.Flow.Nodes.Select(n => n.Id))}");
            Run(check, node, $"nodes.{node.Id}");
        }
    }

    private static void Run(FlowCheck check, FlowNode node, string path)
    {
        switch (node)
        {
            case FlowNode.Say say:
                Words(check, $"{path}.say", say.Text);
                break;
            case FlowNode.Ask ask:
                Slot(check, $"{path}.ask", ask.Slot);
                break;
            case FlowNode.Collect collect:
                Slots(check, $"{path}.collect", collect.Slots);
                break;
            case FlowNode.Confirm confirm:
                Words(check, $"{path}.confirm", confirm.Text);
                Slots(check, $"{path}.slots", confirm.Slots);
                break;
            case FlowNode.Tool tool:
                Tool(check, path, tool);
                break;
            case FlowNode.Set set:
                foreach (var name in set.Clear.Concat(set.Values.Keys))
                    Slot(check, $"{path}.set.{name}", name);
                Texts(check, $"{path}.set", set.Values);
                break;
            case FlowNode.Branch branch:
                for (var i = 0; i < branch.Cases.Count; i++)
                    check.Condition($"{path}.branch[{i}].when", branch.Cases[i].When);
                break;
            case FlowNode.Answer answer:
                check.Text($"{path}.answer", answer.Question);
                break;
            case FlowNode.SubFlow sub:
                SubFlow(check, path, sub);
                break;
            case FlowNode.CallPerson person:
                check.Text($"{path}.handoff", person.Text);
                break;
            case FlowNode.End end:
                check.Text($"{path}.end", end.Text);
                break;
        }
    }

    private static void Words(FlowCheck check, string path, string text)
    {
        if (text.Length == 0)
            check.Fault(path, "is empty: there is nothing to say");
        check.Text(path, text);
    }

    private static void Slots(FlowCheck check, string path, IReadOnlyList<string> slots)
    {
        if (slots.Count == 0)
            check.Fault(path, "is empty: it names no slot");
        foreach (var slot in slots)
            Slot(check, path, slot);
    }

    private static void Slot(FlowCheck check, string path, string slot)
    {
        if (check.Map.Slot(slot) is null)
            check.Fault(path, $"unknown slot '{slot}'{NearMiss.Hint(slot, check.Flow.Slots.Select(s => s.Name))}");
    }

    private static void Texts(FlowCheck check, string path, IReadOnlyDictionary<string, string> texts)
    {
        foreach (var (name, text) in texts)
            check.Text($"{path}.{name}", text);
    }

    private static void Tool(FlowCheck check, string path, FlowNode.Tool node)
    {
        Texts(check, $"{path}.arguments", node.Arguments);
        foreach (var code in node.OnFailure.Keys.Where(c => !Codes.Contains(c)))
            check.Fault($"{path}.on_failure.{code}", $"no tool ends with '{code}'{NearMiss.Hint(code, Codes)}");
        if (!check.Agent.Tools.Contains(node.Name))
            check.Fault($"{path}.tool", $"the agent may not use '{node.Name}'{NearMiss.Hint(node.Name, check.Agent.Tools)}; name it in tools");
        if (check.Tools is null)
            return;
        if (!check.Tools.TryGetValue(node.Name, out var tool))
        {
            check.Fault($"{path}.tool", $"unknown tool '{node.Name}'{NearMiss.Hint(node.Name, check.Tools.Keys)}");
            return;
        }

        var known = (tool.Parameters["properties"] as JsonObject)?.Select(p => p.Key).ToList() ?? [];
        foreach (var name in node.Arguments.Keys.Where(n => !known.Contains(n)))
            check.Fault($"{path}.arguments.{name}", $"'{node.Name}' takes no '{name}'{NearMiss.Hint(name, known)}");
        foreach (var (name, text) in node.Arguments)
            Allowed(check, $"{path}.arguments.{name}", text, tool, name);
        var required = (tool.Parameters["required"] as JsonArray)?.Select(n => n?.GetValue<string>() ?? "") ?? [];
        foreach (var name in required.Where(n => !node.Arguments.ContainsKey(n)))
            check.Fault($"{path}.arguments", $"'{node.Name}' needs '{name}'");
    }

    /// <summary>A text that stands there as it is can be held against the schema now; a template is in the call.</summary>
    private static void Allowed(FlowCheck check, string path, string text, ToolDefinition tool, string name)
    {
        if (FlowTemplate.Parse(text).Template is not { IsConstant: true } || tool.Parameters["properties"]?[name]?["enum"] is not JsonArray values)
            return;
        var allowed = values.Select(value => value?.ToString() ?? "").ToList();
        if (!allowed.Contains(text))
            check.Fault(path, $"'{tool.Name}' takes no '{text}' here{NearMiss.Hint(text, allowed.Where(value => value.Length > 0))}");
    }

    private static void SubFlow(FlowCheck check, string path, FlowNode.SubFlow node)
    {
        var flow = check.Agent.Flows.FirstOrDefault(f => f.Name == node.Flow);
        if (flow is null)
        {
            check.Fault($"{path}.flow", $"unknown flow '{node.Flow}'{NearMiss.Hint(node.Flow, check.Agent.Flows.Select(f => f.Name))}");
            return;
        }

        var inner = flow.Slots.Select(s => s.Name).ToList();
        foreach (var name in node.Inputs.Keys.Where(n => !inner.Contains(n)))
            check.Fault($"{path}.inputs.{name}", $"'{node.Flow}' has no slot '{name}'{NearMiss.Hint(name, inner)}");
        Texts(check, $"{path}.inputs", node.Inputs);
        foreach (var name in node.Outputs.Keys)
            Slot(check, $"{path}.outputs.{name}", name);
        var inside = new FlowCheck(check.Agent, flow, check.Tools, []);
        foreach (var (name, text) in node.Outputs)
            foreach (var fault in inside.FaultsOf(text))
                check.Fault($"{path}.outputs.{name}", fault);
    }
}
