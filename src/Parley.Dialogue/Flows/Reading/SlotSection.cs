namespace Parley.Flows.Reading;

internal static class SlotSection
{
    public static SlotDefinition Read(string name, YamlSection section)
    {
        var slot = new SlotDefinition
        {
            Name = name,
            Type = section.Choice("type", SlotType.Text, isRequired: true),
            Prompts = section.List("prompts"),
            Choices = Choices(section),
            ChoicesFrom = section.TextOrNull("choices_from"),
            Pattern = section.TextOrNull("pattern"),
            CheckDigit = section.TextOrNull("check_digit"),
            Validate = section.TextOrNull("validate"),
            Invalid = section.Text("invalid"),
            Why = section.Text("why"),
            Any = section.TextOrNull("any"),
            Retries = section.Whole("retries", 3),
            Timeout = section.Seconds("timeout_seconds"),
            IsSensitive = section.Flag("sensitive"),
            IsOptional = section.Flag("optional"),
        };
        section.RejectOthers();
        return slot;
    }

    private static List<SlotChoice> Choices(YamlSection section)
    {
        var choices = new List<SlotChoice>();
        foreach (var (id, choice) in section.Sections("choices"))
        {
            choices.Add(new SlotChoice(id, choice.TextOrNull("say") ?? id.Replace('_', ' '), choice.List("synonyms")));
            choice.RejectOthers();
        }

        return choices;
    }
}
