using Parley.Flows.Reading;
using Parley.Simulation.LanguageModels;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads what a simulated model does with one request.</summary>
internal static class ReplySection
{
    private static readonly string[] Kinds = ["say", "call", "malformed_call", "stall", "disconnect", "status"];

    public static ModelReply Read(YamlSection section)
    {
        var kinds = Kinds.Where(section.Has).ToList();
        if (kinds.Count != 1)
            section.Fault("", kinds.Count == 0 ? $"has none of {string.Join(", ", Kinds)}" : $"is {string.Join(" and ", kinds)} at once; a reply is one thing");
        ModelReply reply = kinds.FirstOrDefault() switch
        {
            "call" => new ModelReply.Calls(section.Text("call"), ScenarioSection.Json(section, "arguments") ?? []),
            "malformed_call" => new ModelReply.MalformedCall(section.Text("malformed_call")),
            "stall" => new ModelReply.Stalls(section.Text("stall")),
            "disconnect" => new ModelReply.Disconnects(section.Text("disconnect")),
            "status" => new ModelReply.Status(section.Whole("status", 500)),
            _ => new ModelReply.Says(section.Text("say"), section.Seconds("after") ?? TimeSpan.FromMilliseconds(200)),
        };
        section.RejectOthers();
        return reply;
    }
}
