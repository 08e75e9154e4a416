using Parley.Flows.Texts;

namespace Parley.Flows.Checking;

/// <summary>
/// What is certain at each node on every way to it: which slots and results are there, and which slots the caller confirmed since they changed.
/// From that: nothing is said or sent that may be missing, and nothing is committed that was not confirmed.
/// </summary>
internal static class ValueCheck
{
    public static void Run(FlowCheck check)
    {
        var known = Solve(check);
        foreach (var node in check.Flow.Nodes)
            if (known.TryGetValue(node.Id, out var at))
                Run(check, node, at);
    }

    private static void Run(FlowCheck check, FlowNode node, Certain at)
    {
        var path = $"nodes.{node.Id}";
        switch (node)
        {
            case FlowNode.Say say:
                Reads(check, $"{path}.say", say.Text, at);
                break;
            case FlowNode.Ask ask:
                Prompts(check, ask.Slot, at);
                break;
            case FlowNode.Collect collect:
                AllPrompts(check, collect.Slots, at);
                break;
            case FlowNode.Confirm confirm:
                // What is missing is asked before it is read back.
                AllPrompts(check, confirm.Slots, at);
                Reads(check, $"{path}.confirm", confirm.Text, at.With(confirm.Slots));
                break;
            case FlowNode.Tool tool:
                foreach (var (name, template) in tool.Arguments)
                    Reads(check, $"{path}.arguments.{name}", template, at);
                if (check.Commits(tool))
                    Commits(check, path, tool, at);
                break;
            case FlowNode.Set set:
                Computes(check, $"{path}.set", set, at);
                break;
            case FlowNode.Answer answer:
                Reads(check, $"{path}.answer", answer.Question, at);
                break;
            case FlowNode.CallPerson person:
                Reads(check, $"{path}.handoff", person.Text, at);
                break;
            case FlowNode.End end:
                Reads(check, $"{path}.end", end.Text, at);
                break;
        }
    }

    /// <summary>An optional slot may be missing knowingly; any other value has to be there, or the text has to ask whether it is.</summary>
    private static void Reads(FlowCheck check, string path, string template, Certain at)
    {
        foreach (var variable in FlowTemplate.Parse(template).Template?.Variables ?? [])
        {
            if (variable.Slot is { } slot && !at.Slots.Contains(slot) && !variable.IsGuarded && check.Map.Slot(slot) is { IsOptional: false })
                check.Fault(path, $"reads slot '{slot}', which is not set on every way here");
            else if (check.Results.Contains(variable.Root) && !at.Results.Contains(variable.Root) && !variable.IsGuarded)
                check.Fault(path, $"reads '{variable.Root}', which no tool has given on every way here");
        }
    }

    /// <summary>In their order, so a later one may speak of an earlier one.</summary>
    private static void AllPrompts(FlowCheck check, IReadOnlyList<string> slots, Certain at)
    {
        foreach (var name in slots)
        {
            Prompts(check, name, at);
            if (check.Map.Slot(name) is { IsOptional: false })
                at = at.With([name]);
        }
    }

    private static void Computes(FlowCheck check, string path, FlowNode.Set set, Certain at)
    {
        at = at with { Slots = at.Slots.Except(set.Clear) };
        foreach (var (name, template) in set.Values)
        {
            Reads(check, $"{path}.{name}", template, at);
            if (check.Map.Slot(name) is { ChoicesFrom: null } slot && FlowTemplate.Parse(template).Template is { IsConstant: true } && SlotSpeech.Read(slot, template, ValueSource.Agent) is null)
                check.Fault($"{path}.{name}", $"'{template}' is no value of the slot's type");
            at = CertainAfter.Filled(name, template, at);
        }
    }

    private static void Prompts(FlowCheck check, string name, Certain at)
    {
        if (check.Map.Slot(name) is not { } slot)
            return;
        for (var i = 0; i < slot.Prompts.Count; i++)
            Reads(check, $"slots.{name}.prompts[{i}]", slot.Prompts[i], at);
        if (slot.ChoicesFrom?.Split('.')[0] is { } result && !at.Results.Contains(result))
            check.Fault($"slots.{name}.choices_from", $"'{result}' is not there on every way to where the slot is asked");
    }

    private static void Commits(FlowCheck check, string path, FlowNode.Tool tool, Certain at)
    {
        if (!at.HasConfirmation)
            check.Fault($"{path}.tool", $"'{tool.Name}' commits something, and not every way here passes a confirm node");
        foreach (var (name, template) in tool.Arguments)
            foreach (var variable in FlowTemplate.Parse(template).Template?.Variables ?? [])
            {
                if (variable.Slot is { } slot && !at.Confirmed.Contains(slot))
                    check.Fault($"{path}.arguments.{name}", $"commits slot '{slot}', which is not confirmed after its last change on every way here");
                else if (check.Results.Contains(variable.Root))
                    check.Fault($"{path}.arguments.{name}", $"commits '{variable.Root}' as a tool gave it; set a slot from it and confirm that");
            }
    }

    /// <summary>Runs over the ways until nothing changes: what two ways do not both bring is not certain.</summary>
    public static Dictionary<string, Certain> Solve(FlowCheck check)
    {
        var known = new Dictionary<string, Certain>(StringComparer.Ordinal) { [check.Flow.Start] = CertainAtStart.Of(check) };
        var open = new Queue<string>([check.Flow.Start]);
        while (open.TryDequeue(out var id))
        {
            if (check.Map.Node(id) is not { } node)
                continue;
            foreach (var (key, next) in FlowGraph.WaysOf(node))
            {
                var after = CertainAfter.Of(check, node, key, known[id]);
                var merged = known.TryGetValue(next, out var before) ? before.And(after) : after;
                if (before is not null && merged.IsSameAs(before))
                    continue;
                known[next] = merged;
                open.Enqueue(next);
            }
        }

        return known;
    }
}
