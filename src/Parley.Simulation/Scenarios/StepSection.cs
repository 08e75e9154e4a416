using Parley.Flows.Reading;
using Parley.Simulation.Callers;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads what a scripted caller does: <c>say: Hello</c>, <c>wait: 20</c>, <c>reconnect: 3</c>, <c>hang_up: true</c>.</summary>
internal static class StepSection
{
    private static readonly string[] Kinds = ["say", "wait", "reconnect", "hang_up"];

    public static CallerStep Read(YamlSection section)
    {
        var kinds = Kinds.Where(section.Has).ToList();
        if (kinds.Count != 1)
            section.Fault("", kinds.Count == 0 ? $"has none of {string.Join(", ", Kinds)}" : $"is {string.Join(" and ", kinds)} at once; one step does one thing");
        CallerStep step = kinds.FirstOrDefault() switch
        {
            "wait" => new CallerStep.Wait(section.Seconds("wait") ?? TimeSpan.FromSeconds(1)),
            "reconnect" => new CallerStep.Reconnect(section.Seconds("reconnect") ?? TimeSpan.FromSeconds(1)),
            "hang_up" when section.Flag("hang_up") => new CallerStep.HangUp(),
            _ => new CallerStep.Say(section.Text("say"), section.Has("interrupt_after") ? section.Whole("interrupt_after", 0) : null) { Spoken = section.TextOrNull("spoken") },
        };
        step = step with { Line = section.Line, Hear = section.List("hear"), NotHear = section.List("not_hear") };
        section.RejectOthers();
        return step;
    }
}
