using YamlDotNet.RepresentationModel;

namespace Parley.Flows.Reading;

/// <summary>Reads the <c>flows</c> section of an agent file: flows by name, each with its slots and nodes.</summary>
internal static class FlowsSection
{
    public const string Key = "flows";

    /// <param name="notes">Takes every fault, and the lines of what was read.</param>
    public static IReadOnlyList<FlowDefinition> Read(YamlNode node, SectionNotes notes)
    {
        if (node is not YamlMappingNode map)
        {
            notes.Faults.Add(new SectionFault(Key, (int)node.Start.Line, "expected flows by name"));
            return [];
        }

        var flows = new List<FlowDefinition>();
        foreach (var (name, value) in map.Children)
            if (name is YamlScalarNode { Value: { Length: > 0 } text } && value is YamlMappingNode inner)
                flows.Add(Flow(text, new YamlSection(inner, $"{Key}.{text}", notes)));
            else
                notes.Faults.Add(new SectionFault($"{Key}.{name}", (int)value.Start.Line, "expected a flow"));
        return flows;
    }

    private static FlowDefinition Flow(string name, YamlSection section)
    {
        var slots = section.Sections("slots").Select(s => SlotSection.Read(s.Name, s.Section)).ToList();
        var nodes = Nodes(section);
        var flow = new FlowDefinition
        {
            Name = name,
            Description = section.Text("description"),
            Examples = section.List("examples"),
            Words = section.List("words"),
            Slots = slots,
            Start = section.TextOrNull("start") ?? nodes.FirstOrDefault()?.Id ?? "",
            Nodes = nodes,
        };
        if (nodes.Count == 0)
            section.Fault("nodes", "is missing: a flow has at least one node");
        section.RejectOthers();
        return flow;
    }

    /// <summary>A node without <c>next</c> goes on to the one written after it.</summary>
    private static List<FlowNode> Nodes(YamlSection flow)
    {
        var sections = flow.Sections("nodes").ToList();
        var nodes = new List<FlowNode>();
        for (var i = 0; i < sections.Count; i++)
        {
            var (name, section) = sections[i];
            if (NodeSection.Read(name, section, i + 1 < sections.Count ? sections[i + 1].Name : null) is { } node)
                nodes.Add(node);
        }

        return nodes;
    }
}
