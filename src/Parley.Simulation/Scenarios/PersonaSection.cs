using Parley.Flows.Reading;
using Parley.Simulation.Callers;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads a caller who decides what to say.</summary>
internal static class PersonaSection
{
    public static Persona Read(YamlSection section)
    {
        var goal = section.List("goal");
        if (goal.Count == 0)
            section.Fault("goal", "is missing: what the caller says first");
        var facts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (section.Section("facts") is { } known)
            foreach (var key in known.Keys)
                facts[key] = known.List(key);
        var persona = new Persona(goal, facts, section.Choices<Manner>("manner"), section.Whole("most_turns", 30));
        section.RejectOthers();
        return persona;
    }
}
