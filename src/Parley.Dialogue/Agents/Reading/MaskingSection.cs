using Parley.Flows.Reading;
using Parley.Guardrails;

namespace Parley.Agents.Reading;

/// <summary>What is masked where: under each place a list of kinds, <c>all</c> or <c>none</c>.</summary>
internal static class MaskingSection
{
    private const string All = "all";
    private const string None = "none";

    public static MaskingPolicy Read(YamlSection section)
    {
        var masking = new MaskingPolicy
        {
            Transcript = Kinds(section, "transcript"),
            Log = Kinds(section, "log"),
            Prompt = Kinds(section, "prompt"),
            Event = Kinds(section, "event"),
        };
        section.RejectOthers();
        return masking;
    }

    private static IReadOnlyList<SensitiveCategory>? Kinds(YamlSection section, string key) =>
        !section.Has(key) ? null
        : section.List(key) switch
        {
            [All] => MaskingPolicy.All,
            [None] => [],
            _ => section.Choices<SensitiveCategory>(key, All, None),
        };
}
