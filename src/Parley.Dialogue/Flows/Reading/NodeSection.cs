using Parley.Handoff;

namespace Parley.Flows.Reading;

/// <summary>Reads a node. Which kind it is, its first key says: <c>say: Hello</c>, <c>ask: day</c>.</summary>
internal static class NodeSection
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["say", "ask", "collect", "confirm", "tool", "set", "clear", "branch", "answer", "flow", "handoff", "end"];

    /// <param name="following">The node written after it; null for the last.</param>
    public static FlowNode? Read(string id, YamlSection section, string? following)
    {
        var kinds = Kinds.Where(section.Has).Except(section.Has("set") ? ["clear"] : []).ToList();
        if (kinds.Count != 1)
        {
            section.Fault("", kinds.Count == 0
                ? $"has none of {string.Join(", ", Kinds)}{Suggestion(section)}"
                : $"is {string.Join(" and ", kinds)} at once; one node does one thing");
            return null;
        }

        var node = Read(kinds[0], id, section, following);
        section.RejectOthers();
        return node;
    }

    private static FlowNode Read(string kind, string id, YamlSection section, string? following) => kind switch
    {
        "say" => new FlowNode.Say(id, section.Text("say"), Next(section, following)),
        "ask" => new FlowNode.Ask(id, section.Text("ask"), Next(section, following), section.TextOrNull("on_failure"), section.TextOrNull("on_none")),
        "collect" => new FlowNode.Collect(id, section.List("collect"), Next(section, following), section.TextOrNull("on_failure")),
        "confirm" => new FlowNode.Confirm(id, section.Text("confirm"), section.List("slots"), Next(section, following), section.Text("on_no", isRequired: true)),
        "tool" => new FlowNode.Tool(
            id, section.Text("tool"), section.Map("arguments"), section.TextOrNull("save_as"), Next(section, following), section.Map("on_failure")),
        "set" or "clear" => new FlowNode.Set(id, section.Map("set"), section.List("clear"), Next(section, following)),
        "branch" => new FlowNode.Branch(id, [.. section.Items("branch").Select(Case)], section.TextOrNull("otherwise") ?? following ?? Missing(section, "otherwise")),
        "answer" => new FlowNode.Answer(id, section.Text("answer"), Next(section, following)),
        "flow" => new FlowNode.SubFlow(id, section.Text("flow"), section.Map("inputs"), section.Map("outputs"), Next(section, following)),
        "handoff" => new FlowNode.CallPerson(id, section.Text("handoff"), section.Choice("reason", HandoffReason.FlowRequested), section.Text("queue")),
        _ => new FlowNode.End(id, section.Text("end"), section.Flag("hang_up")),
    };

    private static FlowCase Case(YamlSection item)
    {
        var read = new FlowCase(item.Text("when", isRequired: true), item.Text("next", isRequired: true));
        item.RejectOthers();
        return read;
    }

    private static string Next(YamlSection section, string? following) => section.TextOrNull("next") ?? following ?? Missing(section, "next");

    private static string Missing(YamlSection section, string key)
    {
        section.Fault(key, "is missing, and no node follows");
        return "";
    }

    private static string Suggestion(YamlSection section) =>
        section.Keys.Select(key => NearMiss.Nearest(key, Kinds)).FirstOrDefault(near => near is not null) is { } kind ? $": did you mean '{kind}'?" : "";
}
