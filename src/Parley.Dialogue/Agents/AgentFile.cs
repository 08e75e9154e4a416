using Parley.Flows;
using Parley.Flows.Checking;
using Parley.Flows.Reading;
using Parley.Tenancy;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parley.Agents;

/// <summary>Reads one agent file. JSON is read as the YAML it also is.</summary>
internal sealed class AgentFile
{
    private static readonly string[] Keys =
    [
        "agent_name", "tenant_id", "voice_profile", "language", "goals", "knowledge_sources", "tools", "guardrails", "instructions", "greeting",
        "time_zone", "region", FlowsSection.Key,
    ];

    private readonly string _file;
    private readonly List<AgentFileFault> _faults = [];

    private AgentFile(string file) => _file = file;

    /// <summary>The agent, or null and everything that is wrong with the file.</summary>
    public static (AgentDefinition? Agent, IReadOnlyList<AgentFileFault> Faults) Parse(string file, string text, TenantId owner)
    {
        var reader = new AgentFile(file);
        var agent = reader.Read(text, owner);
        return (reader._faults.Count == 0 ? agent : null, reader._faults);
    }

    private AgentDefinition? Read(string text, TenantId owner)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            Fault($"line {e.Start.Line}", e.InnerException?.Message ?? e.Message);
            return null;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            Fault("$", "expected one object with the agent's settings");
            return null;
        }

        var values = Values(root);
        var agent = new AgentDefinition
        {
            AgentName = Text(values, "agent_name", isRequired: true),
            TenantId = owner,
            VoiceProfile = Text(values, "voice_profile", isRequired: true),
            Language = Text(values, "language", isRequired: true),
            Goals = List(values, "goals"),
            KnowledgeSources = List(values, "knowledge_sources"),
            Tools = List(values, "tools"),
            Guardrails = List(values, "guardrails"),
            Instructions = Text(values, "instructions", isRequired: false),
            Greeting = Text(values, "greeting", isRequired: false),
            TimeZone = Text(values, "time_zone", isRequired: false) is { Length: > 0 } zone ? zone : "UTC",
            Region = Text(values, "region", isRequired: false) is { Length: > 0 } region ? region : "US",
        };
        agent = agent with { Flows = Flows(values, agent) };
        if (Text(values, "tenant_id", isRequired: true) is { Length: > 0 } tenant && tenant != owner.Value)
            Fault("tenant_id", $"is '{tenant}', but the file lies in the folder of '{owner}'");
        return agent;
    }

    /// <summary>The flows, with everything that is wrong with them: the tools they use are known only once the server is up.</summary>
    private IReadOnlyList<FlowDefinition> Flows(Dictionary<string, YamlNode> values, AgentDefinition agent)
    {
        if (!values.TryGetValue(FlowsSection.Key, out var node))
            return [];
        var notes = new SectionNotes();
        var flows = FlowsSection.Read(node, notes);
        foreach (var fault in notes.Faults)
            Fault($"{fault.Path} (line {fault.Line})", fault.Fault);
        if (notes.Faults.Count == 0)
            foreach (var fault in FlowChecker.Check(agent with { Flows = flows }, tools: null))
                Fault(notes.LineOf(fault.Path) is > 0 and var line ? $"{fault.Path} (line {line})" : fault.Path, fault.Fault);
        return flows;
    }

    private Dictionary<string, YamlNode> Values(YamlMappingNode root)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Children)
        {
            var name = key is YamlScalarNode { Value: { } scalar } ? scalar : key.ToString();
            if (Keys.Contains(name))
                values[name] = value;
            else
                Fault(name, $"unknown setting; known are {string.Join(", ", Keys)}");
        }

        return values;
    }

    private string Text(Dictionary<string, YamlNode> values, string key, bool isRequired)
    {
        if (!values.TryGetValue(key, out var node))
        {
            if (isRequired)
                Fault(key, "is missing");
            return "";
        }

        if (node is not YamlScalarNode { Value: { } text })
            Fault(key, "expected text");
        else if (isRequired && string.IsNullOrWhiteSpace(text))
            Fault(key, "is empty");
        else
            return text.Trim();
        return "";
    }

    private List<string> List(Dictionary<string, YamlNode> values, string key)
    {
        var items = new List<string>();
        if (!values.TryGetValue(key, out var node))
            return items;
        if (node is not YamlSequenceNode sequence)
        {
            Fault(key, "expected a list");
            return items;
        }

        for (var i = 0; i < sequence.Children.Count; i++)
        {
            if (sequence.Children[i] is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
                items.Add(text.Trim());
            else
                Fault($"{key}[{i}]", "expected text");
        }

        return items;
    }

    private void Fault(string path, string fault) => _faults.Add(new AgentFileFault(_file, path, fault));
}
