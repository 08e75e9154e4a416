using System.Text.Json.Nodes;
using Parley.Tools.Schemas;

namespace Parley.Tools.Insurance;

/// <summary>Finds a plan by name or alias. A plan that nobody listed is not guessed at: the outcome is <c>not_found</c>.</summary>
internal sealed class InsuranceEligibility(ToolDefinition definition, IReadOnlyList<InsurancePlan> plans) : ITool
{
    public ToolDefinition Definition => definition;

    public ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var asked = Words(invocation.Arguments.Text("plan"));
        var found = plans.Where(plan => plan.Aliases.Prepend(plan.Name).Any(name => Words(name) is { Count: > 0 } words && Holds(asked, words))).ToList();
        if (found.Count == 0)
            return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Failed("not_found", "That plan is not on the list."));
        // Of "Blue Cross" and "Blue Cross Medicaid", the one that says more of what was asked.
        var best = found.MaxBy(plan => plan.Aliases.Prepend(plan.Name).Where(name => Holds(asked, Words(name))).Max(name => Words(name).Count))!;
        var spoken = best.IsAccepted ? $"We accept {best.Name}." : $"We do not accept {best.Name}.";
        return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Succeeded(new JsonObject
        {
            ["accepted"] = best.IsAccepted,
            ["plan"] = best.Name,
            ["notes"] = best.Notes,
            ["spoken"] = best.Notes.Length > 0 ? $"{spoken} {best.Notes}" : spoken,
        }));
    }

    private static bool Holds(List<string> asked, List<string> name)
    {
        for (var i = 0; i + name.Count <= asked.Count; i++)
            if (asked.Skip(i).Take(name.Count).SequenceEqual(name))
                return true;
        return false;
    }

    private static List<string> Words(string text) =>
        [.. new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
