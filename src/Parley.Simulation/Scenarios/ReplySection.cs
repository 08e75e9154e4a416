using Parley.Flows.Reading;
using Parley.Simulation.LanguageModels;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads what a simulated model does with one request.</summary>
internal static class ReplySection
{
    private static readonly string[] Kinds = ["say", "understand", "malformed_understanding", "call", "malformed_call", "stall", "disconnect", "status"];

    private static readonly TimeSpan UsualFirst = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan UsualNext = TimeSpan.FromMilliseconds(30);

    public static ModelReply Read(YamlSection section)
    {
        var kinds = Kinds.Where(section.Has).ToList();
        if (kinds.Count != 1)
            section.Fault("", kinds.Count == 0 ? $"has none of {string.Join(", ", Kinds)}" : $"is {string.Join(" and ", kinds)} at once; a reply is one thing");
        var reply = Of(kinds.FirstOrDefault() ?? "say", section) with { When = section.Text("when") };
        if (section.Has("understand") && reply.When.Length == 0)
            section.Fault("when", "is missing: the caller's words that mean this");
        section.RejectOthers();
        return reply;
    }

    private static ModelReply Of(string kind, YamlSection section) => kind switch
    {
        "call" => new ModelReply.Calls(section.Text("call"), ScenarioSection.Json(section, "arguments") ?? []) { For = ModelPurpose.Reply },
        "malformed_call" => new ModelReply.MalformedCall(section.Text("malformed_call")) { For = ModelPurpose.Reply },
        "understand" => Says(section, section.Section("understand") is { } turn ? MeaningSection.Read(turn) : "") with { For = ModelPurpose.Understanding },
        "malformed_understanding" => Says(section, section.Text("malformed_understanding")) with { For = ModelPurpose.Understanding },
        "stall" => new ModelReply.Stalls(section.Text("stall")) { For = For(section) },
        "disconnect" => new ModelReply.Disconnects(section.Text("disconnect")) { For = For(section) },
        "status" => new ModelReply.Status(section.Whole("status", 500)) { For = For(section) },
        _ => Says(section, section.Text("say")) with { For = ModelPurpose.Reply },
    };

    private static ModelReply.Says Says(YamlSection section, string text) =>
        new(text, section.Seconds("after") ?? UsualFirst) { Next = section.Seconds("every") ?? UsualNext };

    /// <summary>What fails, fails for whatever is asked, unless it says otherwise.</summary>
    private static ModelPurpose? For(YamlSection section) => section.Has("for") ? section.Choice("for", ModelPurpose.Reply) : null;
}
