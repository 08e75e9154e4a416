using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Flows;
using Parley.Flows.Checking;
using Parley.Flows.Engine;
using Parley.Flows.Reading;
using Parley.Handoff;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;
using YamlDotNet.RepresentationModel;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A call with the pure engine: inputs in, what was said out. The state goes through JSON after every step.</summary>
internal sealed class FlowCall
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 15, 0, 0, TimeSpan.Zero);

    private readonly AgentFlows _agent;

    public FlowCall(string yaml, params ToolDefinition[] tools) : this(AgentOf(yaml) with { Tools = [.. tools.Select(t => t.Name)] }, tools) { }

    public FlowCall(AgentDefinition agent, ToolDefinition[] tools)
    {
        FlowChecker.Check(agent, tools).ShouldBeEmpty();
        _agent = new AgentFlows(agent, tools);
    }

    public FlowState State { get; private set; } = FlowState.New;

    public IReadOnlyList<FlowAct> Acts { get; private set; } = [];

    public string Said => string.Join(' ', Acts.OfType<FlowAct.Say>().Select(s => s.Text));

    public PendingTool Tool => Acts.OfType<FlowAct.CallTool>().Single().Call;

    public static AgentDefinition AgentOf(string yaml) => Clinic.Agent with { Flows = Read(yaml), TimeZone = "UTC" };

    public static IReadOnlyList<FlowDefinition> Read(string yaml)
    {
        var notes = new SectionNotes();
        var flows = FlowsSection.Read(Parse(yaml), notes);
        notes.Faults.ShouldBeEmpty();
        return flows;
    }

    public static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    public string Say(string? intent = null, CallerActs acts = CallerActs.None, params (string Slot, string Value)[] slots) =>
        Say("...", ScriptedUnderstanding.Turn(intent, acts, slots));

    public string Say(params (string Slot, string Value)[] slots) => Say(null, CallerActs.None, slots);

    public string Say(CallerActs acts, params (string Slot, string Value)[] slots) => Say(null, acts, slots);

    public string Say(string text, UnderstoodTurn turned)
    {
        Next(new FlowInput.Understood(Now, State.Turn + 1, text, turned));
        if (Acts.OfType<FlowAct.ReadAgain>().Any())
            Next(new FlowInput.Reread(Now, turned));
        return Said;
    }

    /// <summary>The caller's own words, read by the understanding that answers where no model is configured.</summary>
    public string Hear(ITurnUnderstanding understanding, string text)
    {
        Next(new FlowInput.Understood(Now, State.Turn + 1, text, Understand(understanding, text)));
        if (Acts.OfType<FlowAct.ReadAgain>().FirstOrDefault() is { } again)
            Next(new FlowInput.Reread(Now, Understand(understanding, again.Text)));
        return Said;
    }

    public string Returns(string result) => Returns(new ToolOutcome.Succeeded((JsonObject)JsonNode.Parse(result)!));

    public string Returns(ToolOutcome outcome) => Next(new FlowInput.ToolReturned(Now, ((FlowWait.Tool)State.Wait!).Call.Step, outcome));

    public string Raised() => Next(new FlowInput.HandoffRaised(Now, new HandoffReceipt("h1", true, "Somebody will call you.")));

    public UnderstoodTurn Understand(ITurnUnderstanding understanding, string text)
    {
        var asked = FlowQuestion.For(_agent, State, Clinic.Call with { Clock = new FakeTimeProvider(Now) }, text);
        return understanding.UnderstandAsync(asked, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
    }

    public string Next(FlowInput input)
    {
        var step = FlowEngine.Next(_agent, State, input);
        var json = FlowStateJson.Write(step.State);
        State = FlowStateJson.Read(json);
        FlowStateJson.Write(State).ShouldBe(json);
        Acts = step.Acts;
        return Said;
    }
}
