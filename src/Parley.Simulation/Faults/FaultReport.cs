using Parley.Simulation.LanguageModels;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>What many random calls came to. Thread-safe while calls are added.</summary>
internal sealed class FaultReport
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _injected = new(StringComparer.Ordinal);
    private readonly List<(int Seed, string Violation, IReadOnlyList<string> Talk)> _violations = [];

    public int Runs { get; private set; }

    public TimeSpan Talked { get; private set; }

    public TimeSpan Took { get; set; }

    /// <summary>By kind.</summary>
    public IReadOnlyDictionary<string, int> Injected => _injected;

    public IReadOnlyList<(int Seed, string Violation, IReadOnlyList<string> Talk)> Violations => _violations;

    public void Add(int seed, FaultOutcome outcome)
    {
        lock (_gate)
        {
            Runs++;
            Talked += outcome.Call.Lasted;
            foreach (var kind in Kinds(outcome.Scenario, outcome))
                _injected[kind] = _injected.GetValueOrDefault(kind) + 1;
            foreach (var violation in FaultCheck.Violations(outcome))
                _violations.Add((seed, violation, outcome.Talk));
        }
    }

    /// <summary>One that came to no outcome.</summary>
    public void AddBroken(int seed, string violation, IReadOnlyList<string> talk)
    {
        lock (_gate)
        {
            Runs++;
            _violations.Add((seed, violation, talk));
        }
    }

    private static IEnumerable<string> Kinds(Scenario scenario, FaultOutcome outcome)
    {
        if (outcome.Crashed)
            yield return "process killed";
        foreach (var fault in scenario.Faults.Where(fault => outcome.Call.Tools.Any(entry => entry.Call.Tool == fault.Key)))
            yield return "tool " + KindOf(fault.Value);
        foreach (var reply in scenario.Model.Take(outcome.Call.ModelRequests.Count))
            if (reply is not (ModelReply.Says or ModelReply.Calls))
                yield return "model " + (reply is ModelReply.Status status ? $"answers {status.Code}" : reply.GetType().Name.ToLowerInvariant());
        if (scenario.VoiceStalls.Count > 0)
            yield return "voice hangs";
        if (scenario.KnowledgeStall > TimeSpan.Zero)
            yield return scenario.KnowledgeStalls > 1 ? "knowledge is slow each time" : "knowledge is slow";
        foreach (var _ in outcome.Call.Events.OfType<Records.CallEvent.Interrupted>())
            yield return "interruption";
    }

    private static string KindOf(ToolFault fault) => fault switch
    {
        { AfterEffect: true } => "loses its answer",
        { Hangs: true } => "hangs",
        { Returns: not null } => "answers nonsense",
        { Fail.Length: > 0 } => "fails",
        _ => "is slow",
    };
}
