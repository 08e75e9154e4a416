using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Guardrails;
using Parley.Guardrails.Sensitive;

namespace Parley.Server.Hosting.Operator;

/// <summary>
/// The section <c>masking</c>, in the words of agents' files: under <c>always</c> what no agent's file can lift, under <c>usual</c> what holds
/// for agents that say nothing, under <c>overrides</c> both for a tenant, or for one agent as <c>tenant/agent name</c>.
/// </summary>
internal static class MaskingSettings
{
    private static readonly string[] Places = ["transcript", "log", "prompt", "event"];
    private static readonly Dictionary<string, SensitiveCategory> Kinds = MaskingPolicy.All.ToDictionary(
        kind => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="OptionsValidationException">Something is wrong; every fault is named by its path.</exception>
    public static void Read(IConfigurationSection section, MaskingOptions masking)
    {
        var faults = new List<string>();
        Apply(section, ["always", "usual", "overrides"], masking, faults);
        foreach (var other in section.GetSection("overrides").GetChildren())
        {
            var own = new MaskingOptions { Transcript = masking.Transcript, Log = masking.Log, Prompt = masking.Prompt, Event = masking.Event };
            Apply(other, ["always", "usual"], own, faults);
            masking.Overrides[other.Key] = own;
        }

        if (faults.Count > 0)
            throw new OptionsValidationException(section.Path, typeof(MaskingOptions), faults);
    }

    private static void Apply(IConfigurationSection section, IReadOnlyList<string> known, MaskingOptions masking, List<string> faults)
    {
        RejectOthers(section, known, faults);
        var usual = Policy(section.GetSection("usual"), faults);
        masking.Always = Policy(section.GetSection("always"), faults);
        masking.Transcript = usual.Transcript ?? masking.Transcript;
        masking.Log = usual.Log ?? masking.Log;
        masking.Prompt = usual.Prompt ?? masking.Prompt;
        masking.Event = usual.Event ?? masking.Event;
    }

    private static MaskingPolicy Policy(IConfigurationSection section, List<string> faults)
    {
        RejectOthers(section, Places, faults);
        return new MaskingPolicy
        {
            Transcript = ListOf(section.GetSection("transcript"), faults),
            Log = ListOf(section.GetSection("log"), faults),
            Prompt = ListOf(section.GetSection("prompt"), faults),
            Event = ListOf(section.GetSection("event"), faults),
        };
    }

    private static IReadOnlyList<SensitiveCategory>? ListOf(IConfigurationSection place, List<string> faults)
    {
        if (!place.Exists())
            return null;
        var words = place.Value is { } one ? one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [.. place.GetChildren().Select(word => word.Value ?? "")];
        if (words is ["all"])
            return MaskingPolicy.All;
        if (words is ["none"])
            return [];
        foreach (var unknown in words.Where(word => !Kinds.ContainsKey(word)))
            faults.Add($"{place.Path}: unknown '{unknown}'{NearMiss.Hint(unknown, [.. Kinds.Keys, "all", "none"])}.");
        return [.. words.Where(Kinds.ContainsKey).Select(word => Kinds[word])];
    }

    private static void RejectOthers(IConfigurationSection section, IReadOnlyList<string> known, List<string> faults) => faults.AddRange(
        section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path}: unknown setting{NearMiss.Hint(child.Key, known)}."));
}
