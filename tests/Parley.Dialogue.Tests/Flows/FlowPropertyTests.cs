using System.Text.Json.Nodes;
using CsCheck;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Whatever comes in, in whatever order: the engine says something, waits for work, or leaves the turn to others.</summary>
public sealed class FlowPropertyTests
{
    private static readonly AgentFlows Agent = new(
        FlowCall.AgentOf(BookingFlow.Yaml) with { Tools = ["look_up", "make_booking"] }, BookingFlow.Catalogue);

    private static readonly string[] Flows = ["book", "hours", "nonsense"];

    private static readonly (string Slot, string Value)[] Values =
    [
        ("day", "2026-11-27"), ("day", "2026-11-28"), ("day", "2020-01-01"), ("guests", "2"), ("guests", "99"), ("name", "Ada"), ("name", "Bob"),
        ("start", "2026-11-27T18:00"), ("start", "2026-11-27T20:30"), ("start", "nowhere"), ("unknown", "x"),
    ];

    private static readonly Gen<UnderstoodTurn> Turns = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, (1 << 15) - 1], Gen.Int[0, 6], Gen.Int[0, Values.Length - 1].Array[0, 3],
        (flow, sure, acts, isActing, values) => new UnderstoodTurn(
            flow < Flows.Length ? [new ScoredIntent(Flows[flow], sure / 5.0)] : [],
            values.Select(v => Values[v]).DistinctBy(v => v.Slot).ToDictionary(v => v.Slot, v => ScriptedUnderstanding.Found(v.Value)),
            isActing == 0 ? (CallerActs)acts : isActing <= 2 ? CallerActs.Affirm : CallerActs.None,
            isActing == 6 ? new Dictionary<string, string> { ["day"] = "That is no day." } : new Dictionary<string, string>()));

    private static readonly Gen<ToolOutcome> Outcomes = Gen.Int[0, 9].Select<int, ToolOutcome>(kind => kind switch
    {
        0 => new ToolOutcome.Failed("conflict", ""),
        1 => new ToolOutcome.Failed("unavailable", ""),
        2 => new ToolOutcome.Failed("timeout", "", MayHaveHappened: true),
        3 => new ToolOutcome.Refused("not_permitted", ""),
        4 => new ToolOutcome.AwaitingApproval("a"),
        5 => new ToolOutcome.DryRun("dry"),
        6 => new ToolOutcome.Succeeded(new JsonObject { ["slots"] = new JsonArray() }),
        _ => new ToolOutcome.Succeeded((JsonObject)JsonNode.Parse(BookingFlow.Free)!),
    });

    private static readonly Gen<(int Kind, UnderstoodTurn Turn, ToolOutcome Outcome)[]> Lives =
        Gen.Select(Gen.Int[0, 11], Turns, Outcomes, (kind, turn, outcome) => (kind, turn, outcome)).Array[1, 40];

    [Fact]
    public void AnyInputs_NeverWedgeTheEngine() => Lives.Sample(
        life =>
        {
            var state = FlowState.New;
            foreach (var (kind, turn, outcome) in life)
                state = Take(state, Input(state, kind, turn, outcome));
        },
        iter: 5_000);

    [Fact]
    public void AnyState_SurvivesJson() => Lives.Sample(
        life =>
        {
            var state = FlowState.New;
            var stored = FlowState.New;
            foreach (var (kind, turn, outcome) in life)
            {
                state = FlowEngine.Next(Agent, state, Input(state, kind, turn, outcome)).State;
                stored = FlowStateJson.Read(FlowStateJson.Write(FlowEngine.Next(Agent, stored, Input(stored, kind, turn, outcome)).State));
                FlowStateJson.Write(stored).ShouldBe(FlowStateJson.Write(state));
            }
        },
        iter: 1_000);

    [Fact]
    public void NothingIsCommitted_ThatWasNotConfirmed() => Lives.Sample(
        life =>
        {
            var state = FlowState.New;
            foreach (var (kind, turn, outcome) in life)
            {
                var step = FlowEngine.Next(Agent, state, Input(state, kind, turn, outcome));
                foreach (var call in step.Acts.OfType<FlowAct.CallTool>().Where(c => c.Call.Tool == "make_booking"))
                    call.Call.Sources.Values.ShouldAllBe(source => source == ValueSource.Confirmed);
                state = step.State;
            }
        },
        iter: 5_000);

    /// <summary>Mostly the outcome that is waited for, now and then one that nobody waits for.</summary>
    private static FlowInput Input(FlowState state, int kind, UnderstoodTurn turn, ToolOutcome outcome) => (kind, state.Wait) switch
    {
        (0, _) => new FlowInput.Silence(FlowCall.Now),
        (1, _) => new FlowInput.Resumed(FlowCall.Now),
        (2, _) => new FlowInput.ToolReturned(FlowCall.Now, "book/look/1", outcome),
        (3, _) => new FlowInput.KnowledgeAnswered(FlowCall.Now, ""),
        ( > 4, FlowWait.Tool tool) => new FlowInput.ToolReturned(FlowCall.Now, tool.Call.Step, outcome),
        ( > 4, FlowWait.Rereading) => new FlowInput.Reread(FlowCall.Now, turn),
        ( > 4, FlowWait.Knowledge) => new FlowInput.KnowledgeAnswered(FlowCall.Now, "An answer."),
        ( > 4, FlowWait.Person) => new FlowInput.HandoffRaised(FlowCall.Now, new HandoffReceipt("h", true, "Soon.")),
        _ => new FlowInput.Understood(FlowCall.Now, state.Turn + 1, "words", turn),
    };

    private static FlowState Take(FlowState state, FlowInput input)
    {
        var step = FlowEngine.Next(Agent, state, input);
        var isIgnored = ReferenceEquals(step.State, state) && input is FlowInput.ToolReturned or FlowInput.KnowledgeAnswered;
        var isLateAnswer = input is FlowInput.ToolReturned { } late && (state.Wait as FlowWait.Tool)?.Call.Step != late.Step;
        if (!isIgnored && !isLateAnswer && !state.Ended)
            step.Acts.ShouldNotBeEmpty($"{input} in {FlowStateJson.Write(state)}");
        var isWork = step.Acts.Count > 0 && step.Acts[^1] is FlowAct.CallTool or FlowAct.AnswerFromKnowledge or FlowAct.ReadAgain or FlowAct.CallPerson;
        if (isWork)
            step.State.Wait.ShouldNotBeNull().IsWork.ShouldBeTrue();
        if (step.State.Wait is FlowWait.Slot or FlowWait.Confirmation && !isIgnored && !isLateAnswer)
            step.Acts.OfType<FlowAct.Say>().ShouldNotBeEmpty();
        return step.State;
    }
}
