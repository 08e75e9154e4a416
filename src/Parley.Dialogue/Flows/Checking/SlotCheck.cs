using System.Text.RegularExpressions;

namespace Parley.Flows.Checking;

/// <summary>Each slot for itself.</summary>
internal static partial class SlotCheck
{
    private static readonly string[] CheckDigits = ["luhn", "mod11", "mod97"];

    public static void Run(FlowCheck check)
    {
        foreach (var twice in check.Flow.Slots.GroupBy(s => s.Name).Where(g => g.Count() > 1))
            check.Fault($"slots.{twice.Key}", "is defined twice");
        foreach (var slot in check.Flow.Slots)
            Run(check, slot, $"slots.{slot.Name}");
    }

    private static void Run(FlowCheck check, SlotDefinition slot, string path)
    {
        if (!SlotName().IsMatch(slot.Name))
            check.Fault(path, "a slot's name is lower case: letters, digits and '_', a letter first");
        if (slot.Prompts.Count == 0 && IsAsked(check, slot.Name))
            check.Fault($"{path}.prompts", "is missing: the slot is asked for");
        for (var i = 0; i < slot.Prompts.Count; i++)
            check.Text($"{path}.prompts[{i}]", slot.Prompts[i]);
        check.Text($"{path}.invalid", slot.Invalid);
        check.Text($"{path}.why", slot.Why);
        Any(check, slot, path);
        if (slot.Validate is { } condition)
            check.Condition($"{path}.validate", condition, isValidation: true);
        Choices(check, slot, path);
        Identifier(check, slot, path);
    }

    /// <summary>A text that stands there as it is can be read now; a template is read in the call.</summary>
    private static void Any(FlowCheck check, SlotDefinition slot, string path)
    {
        if (slot.Any is not { } any)
            return;
        check.Text($"{path}.any", any);
        if (slot.ChoicesFrom is null && !any.Contains("{{", StringComparison.Ordinal) && !any.Contains("{%", StringComparison.Ordinal) && SlotSpeech.Read(slot, any, ValueSource.Agent) is null)
            check.Fault($"{path}.any", $"'{any}' is no value of the slot's type");
    }

    private static void Choices(FlowCheck check, SlotDefinition slot, string path)
    {
        if (slot.Type is SlotType.Choice && slot.Choices.Count == 0 && slot.ChoicesFrom is null)
            check.Fault($"{path}.choices", "is missing: a choice needs choices or choices_from");
        if (slot.Type is not SlotType.Choice && (slot.Choices.Count > 0 || slot.ChoicesFrom is not null))
            check.Fault($"{path}.choices", "only a slot of type choice has choices");
        foreach (var shared in slot.Choices.SelectMany(c => c.Synonyms.Append(c.Say).Select(word => (c.Id, Word: word.Trim().ToLowerInvariant()))).Distinct().GroupBy(named => named.Word).Where(g => g.Count() > 1))
            check.Fault($"{path}.choices", $"'{shared.Key}' means {string.Join(" and ", shared.Select(named => $"'{named.Id}'"))}: nobody could tell which");
        if (slot.ChoicesFrom?.Split('.')[0] is { } result && !check.Results.Contains(result))
            check.Fault($"{path}.choices_from", $"no tool of this flow saves '{result}'{NearMiss.Hint(result, check.Results)}");
    }

    private static void Identifier(FlowCheck check, SlotDefinition slot, string path)
    {
        if (slot.CheckDigit is { } digit && !CheckDigits.Contains(digit))
            check.Fault($"{path}.check_digit", $"unknown '{digit}'{NearMiss.Hint(digit, CheckDigits)}");
        if (slot.Type is not SlotType.Identifier && (slot.Pattern ?? slot.CheckDigit) is not null)
            check.Fault(path, "only a slot of type identifier has a pattern or a check digit");
        try
        {
            if (slot.Pattern is { } pattern)
                _ = new Regex(pattern, RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            check.Fault($"{path}.pattern", $"is no pattern that can be used: {e.Message}");
        }
    }

    private static bool IsAsked(FlowCheck check, string slot) => check.Flow.Nodes.Any(node => node switch
    {
        FlowNode.Ask ask => ask.Slot == slot,
        FlowNode.Collect collect => collect.Slots.Contains(slot) && check.Map.Slot(slot) is { IsOptional: false },
        _ => false,
    });

    [GeneratedRegex(@"^[a-z][a-z0-9_]*\z")]
    private static partial Regex SlotName();
}
