using Parley.Flows.Expressions;
using Parley.Flows.Texts;

namespace Parley.Flows.Checking;

/// <summary>What a node adds to, and takes from, what is certain, on one of its ways out.</summary>
internal static class CertainAfter
{
    /// <summary>What always has a value.</summary>
    private static readonly string[] Given = ["session", "agent", "today", "now"];

    public static Certain Of(FlowCheck check, FlowNode node, string way, Certain before) => node switch
    {
        FlowNode.Ask ask => Asked(check, [ask.Slot], way, before),
        FlowNode.Collect collect => Asked(check, collect.Slots, way, before),
        FlowNode.Confirm confirm when way == "next" => before.With(Required(check, confirm.Slots)) with
        {
            Confirmed = before.Confirmed.Union(confirm.Slots), HasConfirmation = true,
        },
        FlowNode.Tool tool => Called(check, tool, way, before),
        FlowNode.Set set => Computed(set, before),
        FlowNode.Branch branch when way.StartsWith("branch[", StringComparison.Ordinal) => Chosen(branch, way, before),
        FlowNode.SubFlow sub => Returned(check, sub, before),
        _ => before,
    };

    /// <summary>A slot that holds a confirmed value is passed by; any other may have got a new one.</summary>
    private static Certain Asked(FlowCheck check, IReadOnlyList<string> slots, string way, Certain before)
    {
        var passed = slots.Where(s => before.Slots.Contains(s) && before.Confirmed.Contains(s)).ToList();
        var after = before with { Confirmed = before.Confirmed.Except(slots.Except(passed)) };
        return way == "next" ? after.With(Required(check, slots)) : after;
    }

    private static IEnumerable<string> Required(FlowCheck check, IReadOnlyList<string> slots) =>
        slots.Where(s => check.Map.Slot(s) is { IsOptional: false });

    private static Certain Called(FlowCheck check, FlowNode.Tool tool, string way, Certain before)
    {
        var after = check.Commits(tool) ? before with { HasConfirmation = false } : before;
        return way == "next" && tool.SaveAs is { } name ? after with { Results = after.Results.Add(name) } : after;
    }

    private static Certain Computed(FlowNode.Set set, Certain before)
    {
        var changed = set.Clear.Concat(set.Values.Keys).ToList();
        var constant = set.Values.Where(v => FlowTemplate.Parse(v.Value).Template is { IsConstant: true }).Select(v => v.Key);
        var cleared = before with { Slots = before.Slots.Except(set.Clear), Confirmed = before.Confirmed.Except(changed) };
        var filled = set.Values.Aggregate(cleared, (at, value) => Filled(value.Key, value.Value, at));
        return filled with { Confirmed = filled.Confirmed.Union(constant) };
    }

    /// <summary>A slot that is filled from a text holds a value only where all that the text reads is there: one made of nothing is left empty.</summary>
    public static Certain Filled(string slot, string text, Certain before) =>
        IsCertain(text, before) ? before.With([slot]) : before with { Slots = before.Slots.Remove(slot) };

    private static Certain Returned(FlowCheck check, FlowNode.SubFlow sub, Certain before)
    {
        var after = before with { Confirmed = before.Confirmed.Except(sub.Outputs.Keys) };
        if (check.TrustsOutputs)
            return after.With(sub.Outputs.Keys);
        if (sub.Outputs.Count == 0 || check.Agent.Flows.FirstOrDefault(flow => flow.Name == sub.Flow) is not { } inner)
            return after;
        var atEnd = CertainAtEnd.Of(new FlowCheck(check.Agent, inner, check.Tools, []));
        return after.With(sub.Outputs.Where(output => IsCertain(output.Value, atEnd)).Select(output => output.Key));
    }

    public static bool IsCertain(string text, Certain at) => (FlowTemplate.Parse(text).Template?.Variables ?? [])
        .All(variable => variable.IsGuarded || (variable.Slot is { } slot ? at.Slots.Contains(slot) : Given.Contains(variable.Root) || at.Results.Contains(variable.Root)));

    /// <summary>Where <c>slots.x is set</c> has to hold for the way to be taken, it does.</summary>
    private static Certain Chosen(FlowNode.Branch branch, string way, Certain before)
    {
        var chosen = branch.Cases.Where((_, i) => way == $"branch[{i}].next").Select(c => Parsed(c.When)).FirstOrDefault();
        return chosen is null ? before : before.With(Implied(chosen));
    }

    private static Expression? Parsed(string condition)
    {
        try
        {
            return ExpressionParser.Parse(condition);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Implied(Expression condition) => condition switch
    {
        Expression.And and => Implied(and.Left).Concat(Implied(and.Right)),
        Expression.IsSet { Inner: Expression.Name { Path: ["slots", var slot] } } => [slot],
        Expression.Comparison { Operator: "==" or "<" or "<=" or ">" or ">=", Left: Expression.Name { Path: ["slots", var slot] }, Right: Expression.Literal } => [slot],
        Expression.In { Item: Expression.Name { Path: ["slots", var slot] } } => [slot],
        _ => [],
    };
}
