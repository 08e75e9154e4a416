using System.Collections.Concurrent;
using System.Collections.Frozen;
using Parley.Agents;
using Parley.Flows.Expressions;
using Parley.Flows.Texts;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Flows;

/// <summary>An agent's flows, ready to run: texts and conditions are parsed once. Immutable to the eye; thread-safe.</summary>
internal sealed class AgentFlows
{
    /// <summary>The flow that an emergency starts, whatever else goes on.</summary>
    public const string EmergencyFlow = "emergency";

    private readonly FrozenDictionary<string, FlowMap> _flows;
    private readonly FrozenDictionary<string, ToolDefinition> _tools;
    private readonly ConcurrentDictionary<string, FlowTemplate> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Expression> _conditions = new(StringComparer.Ordinal);

    public AgentFlows(AgentDefinition agent, IReadOnlyList<ToolDefinition> tools)
    {
        Agent = agent;
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(agent.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        _flows = agent.Flows.DistinctBy(f => f.Name).ToFrozenDictionary(f => f.Name, f => new FlowMap(f), StringComparer.Ordinal);
        _tools = tools.DistinctBy(t => t.Name).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        Intents = [.. agent.Flows.Where(f => new FlowMap(f).IsStartable).Select(f => new IntentDefinition(f.Name, f.Examples, f.Words) { Slots = f.Slots })];
        if (Intents.Where(i => Opening(i.Name) is not null).ToList() is [var only])
            Intents = [.. Intents.Select(i => i == only ? i with { OpenedBy = Opening(i.Name) } : i)];
    }

    public AgentDefinition Agent { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>Whom the emergency flow calls; null where the agent has none or it names nobody.</summary>
    public string? EmergencyQueue => Flow(EmergencyFlow)?.Flow.Nodes.OfType<FlowNode.CallPerson>().FirstOrDefault(n => n.Queue.Length > 0)?.Queue;

    /// <summary>What callers can ask for.</summary>
    public IReadOnlyList<IntentDefinition> Intents { get; }

    public FlowMap? Flow(string name) => _flows.GetValueOrDefault(name);

    public ToolDefinition? Tool(string name) => _tools.GetValueOrDefault(name);

    /// <summary>
    /// The number that a flow begins by asking for, where it does nothing but look something up: whoever says such a number, and not what for, is told
    /// of it. Null for any other flow.
    /// </summary>
    private string? Opening(string flow) =>
        Flow(flow) is { } map && map.Node(map.Flow.Start) is FlowNode.Ask ask && map.Slot(ask.Slot) is { Type: SlotType.Identifier }
        && map.Flow.Nodes.OfType<FlowNode.Tool>().ToList() is { Count: > 0 } calls && !calls.Exists(call => HasEffect(call.Name)) && !map.Flow.Nodes.OfType<FlowNode.SubFlow>().Any()
            ? ask.Slot
            : null;

    /// <summary>A tool nobody knows is taken for one with an effect: that is the safe side.</summary>
    public bool HasEffect(string tool) => Tool(tool)?.Effect is not ToolEffect.Reads;

    /// <exception cref="InvalidOperationException">The text cannot be read; publishing checks that.</exception>
    public FlowTemplate Text(string source) => _texts.GetOrAdd(source, static text => FlowTemplate.Parse(text) is ({ } template, _)
        ? template
        : throw new InvalidOperationException("A flow was started that was never checked: one of its texts cannot be read."));

    /// <exception cref="ExpressionException">The condition cannot be read; publishing checks that.</exception>
    public Expression Condition(string source) => _conditions.GetOrAdd(source, ExpressionParser.Parse);
}
