using System.Text.Json.Nodes;
using Parley.Dialogue.LanguageModels.Understanding;
using Parley.Flows.Reading;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads what a simulated model takes a turn to mean, as the JSON that models are asked for.</summary>
internal static class MeaningSection
{
    public static string Read(YamlSection section)
    {
        var acts = section.List("acts");
        foreach (var unknown in acts.Where(act => !TurnSchema.Acts.ContainsKey(act)))
            section.Fault("acts", $"unknown '{unknown}'{NearMiss.Hint(unknown, TurnSchema.Acts.Keys)}");
        var (words, values) = (section.Map("words"), section.Map("values"));
        var slots = new JsonObject();
        foreach (var slot in words.Keys.Union(values.Keys))
        {
            var quoted = words.GetValueOrDefault(slot, "");
            slots[slot] = new JsonObject { ["words"] = quoted, ["value"] = values.GetValueOrDefault(slot, quoted) };
        }

        var meaning = new JsonObject
        {
            ["intent"] = section.TextOrNull("intent") ?? TurnSchema.None, ["acts"] = new JsonArray([.. acts.Select(act => JsonValue.Create(act))]), ["slots"] = slots,
        };
        section.RejectOthers();
        return meaning.ToJsonString();
    }
}
