using System.Diagnostics;
using System.Text.Json.Nodes;
using Parley.Benchmarks.Reporting;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Benchmarks.Dialogue;

/// <summary>How long one step of the flow engine takes, its state's way through JSON included, over the clinic's own flows.</summary>
internal static class FlowBenchmark
{
    private const int Calls = 2_000;
    private const double TargetMs = 5;

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 15, 0, 0, TimeSpan.Zero);

    private static readonly string Free =
        """{"count":2,"exact":false,"on_requested_day":true,"spoken":"9 a.m. or 3:30 p.m.","slots":[{"start":"2026-12-01T09:00","spoken":"9 a.m."},{"start":"2026-12-01T15:30","spoken":"3:30 p.m."}]}""";

    /// <summary>What only looks may be asked again when the day changes.</summary>
    private static readonly ToolDefinition Calendar = new() { Name = "calendar_lookup", Description = "Looks.", Parameters = [], Effect = ToolEffect.Reads };

    public static Task<Section> RunAsync(CancellationToken cancellationToken) => Task.Run(() => Run(cancellationToken), cancellationToken);

    private static Section Run(CancellationToken cancellationToken)
    {
        var agent = new AgentFlows(SampleAgents.Clinic, [Calendar]);

        // The first calls parse the flow's texts and conditions and let the runtime compile: calls after them are what is measured.
        for (var i = 0; i < 100; i++)
            OneCall(agent, []);
        var (milliseconds, allocated) = (new List<double>(), GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Calls && !cancellationToken.IsCancellationRequested; i++)
            OneCall(agent, milliseconds);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new Section(
            "bench flows",
            $"{Calls} bookings of {milliseconds.Count / Calls} steps each, state to JSON and back at every step",
            [
                new Figure("engine step p50", Percentiles.Of(milliseconds, 50), "ms"),
                new Figure("engine step p99", Percentiles.Of(milliseconds, 99), "ms", TargetMs),
                new Figure("engine step max", milliseconds.Max(), "ms"),
                new Figure("allocated per step", allocated / 1024.0 / milliseconds.Count, "KiB"),
            ]);
    }

    private static void OneCall(AgentFlows agent, List<double> milliseconds)
    {
        var state = FlowState.New;
        foreach (var input in Inputs())
        {
            var began = Stopwatch.GetTimestamp();
            var step = FlowEngine.Next(agent, state, input(state));
            state = FlowStateJson.Read(FlowStateJson.Write(step.State));
            milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        if (state.Outcome.Length == 0)
            throw new InvalidOperationException("The measured call booked nothing.");
    }

    private static IEnumerable<Func<FlowState, FlowInput>> Inputs()
    {
        var book = Turn("book_appointment", CallerActs.None, ("day", "2026-12-01"), ("reason", "a checkup"));
        yield return state => Said(state, book);
        yield return _ => new FlowInput.Reread(Now, book);
        yield return state => Returned(state, Free);
        yield return state => Said(state, Turn(null, CallerActs.Question));
        yield return _ => new FlowInput.KnowledgeAnswered(Now, "We are open from eight to five.");
        yield return state => Said(state, Turn(null, CallerActs.None, ("start", "2026-12-01T09:00")));
        yield return state => Said(state, Turn(null, CallerActs.None, ("name", "Ada Lovelace"), ("phone", "+14155550123")));
        yield return state => Said(state, Turn(null, CallerActs.Correct | CallerActs.Deny, ("day", "2026-12-02")));
        yield return state => Returned(state, Free);
        yield return state => Said(state, Turn(null, CallerActs.None, ("start", "2026-12-01T15:30")));
        yield return state => Said(state, Turn(null, CallerActs.Affirm));
        yield return state => Returned(state, """{"status":"booked","appointment_id":"a1","start":"2026-12-01T15:30","spoken":"3:30 p.m."}""");
    }

    private static FlowInput.Understood Said(FlowState state, UnderstoodTurn turn) => new(Now, state.Turn + 1, "words", turn);

    private static FlowInput.ToolReturned Returned(FlowState state, string result) => new(
        Now, ((FlowWait.Tool)state.Wait!).Call.Step, new ToolOutcome.Succeeded((JsonObject)JsonNode.Parse(result)!));

    private static UnderstoodTurn Turn(string? intent, CallerActs acts, params (string Slot, string Value)[] slots) => new(
        intent is null ? [] : [new ScoredIntent(intent, 0.9)],
        slots.ToDictionary(s => s.Slot, s => new FoundValue(new SlotValue(s.Value, s.Value, ValueSource.Caller), s.Value, 0.9, acts.HasFlag(CallerActs.Correct))),
        acts,
        new Dictionary<string, string>());
}
