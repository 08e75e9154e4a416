using System.Globalization;
using Parley.Flows.Expressions;
using Parley.Flows.Texts;

namespace Parley.Flows.Engine;

/// <summary>What texts and conditions of a flow can see.</summary>
/// <param name="value">In a slot's <c>validate</c>: the value in question.</param>
internal sealed class FlowScope(AgentFlows agent, FlowState state, FlowFrame frame, DateTime now, FlowValue? value = null) : IExpressionScope
{
    public DateTime Now => now;

    public FlowValue Find(IReadOnlyList<string> path) => path switch
    {
        ["value"] => value ?? FlowValue.None,
        ["today"] => new FlowValue.Date(DateOnly.FromDateTime(now)),
        ["now"] => new FlowValue.Moment(now),
        ["slots", var slot] => Slot(slot),
        ["session", var key] => state.Session.TryGetValue(key, out var text) ? new FlowValue.Text(text) : FlowValue.None,
        ["agent", "name"] => new FlowValue.Text(agent.Agent.AgentName),
        [var result, ..] when frame.Results.TryGetValue(result, out var known) =>
            JsonValues.Follow(known.Value, path.Skip(1)) is { } found ? FlowValue.Of(found) : FlowValue.None,
        _ => FlowValue.None,
    };

    public bool Holds(string condition) => agent.Condition(condition).Evaluate(this).Holds;

    /// <summary>For the caller's ears: slots in the form they are said in.</summary>
    public string Say(string text) => agent.Text(text).Render(root => Root(root, isSpoken: true));

    /// <summary>For tools: slots in normal form.</summary>
    public string Argument(string text) => agent.Text(text).Render(root => Root(root, isSpoken: false));

    /// <summary>The least trusted of all a text is made of.</summary>
    public ValueSource SourceOf(string text) => agent.Text(text).Variables.Select(SourceOf).Append(ValueSource.Agent).Min();

    /// <summary>What a text is made of: <c>slots.day</c>, or a result's name.</summary>
    public IEnumerable<string> DependenciesOf(string text) => agent.Text(text).Variables
        .Where(v => v.Slot is not null || frame.Results.ContainsKey(v.Root))
        .Select(v => v.Slot is { } slot ? SlotName(slot) : v.Root);

    public static string SlotName(string slot) => "slots." + slot;

    /// <summary>A slot with the choices it has right now.</summary>
    public SlotDefinition WithChoices(SlotDefinition slot) => slot.ChoicesFrom is { } path
        ? slot with { Choices = DynamicChoices.From(Find(path.Split('.'))) }
        : slot;

    private FlowValue Slot(string name) =>
        frame.Slots.TryGetValue(name, out var held) && agent.Flow(frame.Flow)?.Slot(name) is { } slot ? FlowValue.Of(slot.Type, held.Value) : FlowValue.None;

    private ValueSource SourceOf(TemplateVariable variable)
    {
        if (variable.Slot is { } slot)
            return frame.Slots.TryGetValue(slot, out var held) ? held.Source : ValueSource.Agent;
        return variable.Root is "session" or "agent" or "today" or "now" ? ValueSource.Agent : ValueSource.UntrustedText;
    }

    private object? Root(string root, bool isSpoken) => root switch
    {
        "slots" => frame.Slots.ToDictionary(s => s.Key, s => (object?)(isSpoken ? s.Value.Spoken : s.Value.Value), StringComparer.Ordinal),
        "session" => state.Session.ToDictionary(s => s.Key, s => (object?)s.Value, StringComparer.Ordinal),
        "agent" => new Dictionary<string, object?> { ["name"] = agent.Agent.AgentName },
        "today" => isSpoken ? SlotSpeech.Say(DateOnly.FromDateTime(now)) : now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "now" => isSpoken ? SlotSpeech.Say(now) : now.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        _ => frame.Results.TryGetValue(root, out var result) ? JsonValues.Of(result.Value) : null,
    };
}
