using Parley.Agents.Reading;
using Parley.Dialogue.Consent;
using Parley.Flows.Checking;
using Parley.Flows.Reading;
using Parley.Handoff;
using Parley.Tenancy;
using YamlDotNet.RepresentationModel;

namespace Parley.Agents;

/// <summary>Reads one agent file. JSON is read as the YAML it also is.</summary>
internal static class AgentFile
{
    /// <summary>The agent, or null and everything that is wrong with the text. What hangs on the tools there are is checked when it is published.</summary>
    public static (AgentDefinition? Agent, IReadOnlyList<AgentFault> Faults) Parse(string text, TenantId owner)
    {
        var (root, fault) = AgentYaml.Load(text);
        if (root is null)
            return (null, [fault!]);
        var notes = new SectionNotes();
        var agent = Read(new YamlSection(root, "", notes), root, owner, notes);
        var faults = notes.Faults.Select(fault => new AgentFault(fault.Path, fault.Fault, fault.Line)).ToList();
        if (faults.Count == 0)
            faults.AddRange(FlowChecker.Check(agent, tools: null).Select(fault => new AgentFault(fault.Path, fault.Fault, notes.LineOf(fault.Path))));
        return (faults.Count == 0 ? agent : null, faults);
    }

    /// <summary>The line a fault is to be looked for in, of faults that are found after reading; 0 where there is none.</summary>
    /// <param name="path">Of the setting, such as <c>tools[1]</c>.</param>
    /// <param name="word">What stands there and is wrong: a text of several lines has it on one of them.</param>
    public static int LineOf(string text, TenantId owner, string path, string word)
    {
        var (root, _) = AgentYaml.Load(text);
        if (root is null)
            return 0;
        var notes = new SectionNotes();
        Read(new YamlSection(root, "", notes), root, owner, notes);
        var line = notes.LineOf(path);
        if (line == 0 || word.Length == 0)
            return line;
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, line - 1, found => found.Contains(word, StringComparison.Ordinal));
        return at < 0 ? line : at + 1;
    }

    private static AgentDefinition Read(YamlSection file, YamlMappingNode root, TenantId owner, SectionNotes notes)
    {
        var agent = new AgentDefinition
        {
            AgentName = file.Text("agent_name", isRequired: true),
            TenantId = owner,
            VoiceProfile = file.Text("voice_profile", isRequired: true),
            Language = file.Text("language", isRequired: true),
            Goals = file.List("goals"),
            KnowledgeSources = file.List("knowledge_sources"),
            Tools = file.List("tools"),
            Guardrails = file.List("guardrails"),
            Instructions = file.Text("instructions"),
            Greeting = file.Text("greeting"),
            TimeZone = file.TextOrNull("time_zone") ?? "UTC",
            Region = file.TextOrNull("region") ?? "US",
            Models = file.Section("models") is { } models ? Models(models) : ModelsPolicy.Default,
            Handoff = file.Section("handoff") is { } handoff ? Handoff(handoff) : HandoffPolicy.Default,
            Consent = file.Section("consent") is { } consent ? Consent(consent) : ConsentPolicy.None,
            Retention = file.Section("retention") is { } retention ? Retention(retention) : RetentionPolicy.Forever,
            Masking = file.Section("masking") is { } masking ? MaskingSection.Read(masking) : MaskingPolicy.Default,
            OutOfScope = file.List("out_of_scope"),
            Flows = file.Has(FlowsSection.Key) ? FlowsSection.Read(root.Children[new YamlScalarNode(FlowsSection.Key)], notes) : [],
        };
        if (file.Text("tenant_id", isRequired: true) is { Length: > 0 } tenant && tenant != owner.Value)
            file.Fault("tenant_id", $"is '{tenant}', but the agent belongs to '{owner}'");
        file.RejectOthers();
        return agent;
    }

    private static ModelsPolicy Models(YamlSection section)
    {
        var models = new ModelsPolicy(section.List("live"), section.List("deep"));
        section.RejectOthers();
        return models;
    }

    private static HandoffPolicy Handoff(YamlSection section)
    {
        var reasons = section.Choices<HandoffReason>("triggers");
        var handoff = new HandoffPolicy
        {
            Triggers = section.Has("triggers") ? reasons : HandoffPolicy.Default.Triggers,
            Queues = section.Choices<HandoffReason>("queues", section.Map("queues")),
            DefaultQueue = section.TextOrNull("default_queue") ?? HandoffPolicy.Default.DefaultQueue,
            FailuresInARow = section.Whole("failures_in_a_row", HandoffPolicy.Default.FailuresInARow),
        };
        section.RejectOthers();
        return handoff;
    }

    private static ConsentPolicy Consent(YamlSection section)
    {
        var consent = new ConsentPolicy { Mode = section.Choice("mode", ConsentMode.NotAsked, isRequired: true), Announcement = section.Text("announcement") };
        if (consent is { Mode: not ConsentMode.NotAsked, Announcement: "" })
            section.Fault("announcement", "is missing: callers are to be told something");
        if (consent is { Mode: ConsentMode.Ask, Announcement: { Length: > 0 } asked } && !asked.EndsWith('?'))
            section.Fault("announcement", "must end with the question that callers answer");
        if (consent is { Mode: ConsentMode.Ask, Announcement: var question } && ConsentWords.AsksForANo(question))
            section.Fault("announcement", "must ask so that a yes agrees to the recording: 'Is that all right?', not whether somebody minds");
        section.RejectOthers();
        return consent;
    }

    private static RetentionPolicy Retention(YamlSection section)
    {
        var retention = new RetentionPolicy(Days(section, "recording_days"), Days(section, "transcript_days"));
        section.RejectOthers();
        return retention;
    }

    private static int? Days(YamlSection section, string key)
    {
        if (!section.Has(key))
            return null;
        var days = section.Whole(key, 0);
        if (days < 1)
            section.Fault(key, "expected days, at least 1");
        return days;
    }
}
