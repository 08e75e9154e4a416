using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>What a call asked of tools, and what of it ran.</summary>
internal sealed class ToolLog(TimeProvider clock)
{
    private readonly List<(ToolCall Call, DateTimeOffset At)> _begun = [];
    private readonly List<ToolEntry> _asked = [];
    private readonly HashSet<(string Tool, string Where)> _bars = [];
    private readonly AsyncLocal<string?> _running = new();
    private readonly Dictionary<string, int> _runs = [];
    private readonly List<(string Tool, string Key, ToolOutcome Outcome)> _works = [];

    /// <summary>In the order they ended.</summary>
    public IReadOnlyList<ToolEntry> Asked => _asked;

    /// <summary>In the order they began, ended or not.</summary>
    public IReadOnlyList<(ToolCall Call, DateTimeOffset At)> Begun => _begun;

    /// <summary>A tool has changed something in the world, whoever knows of it.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>What tools themselves answered, whatever became of the answer; with the key it was asked under.</summary>
    public IReadOnlyList<(string Tool, string Key, ToolOutcome Outcome)> Works => _works;

    /// <summary>Hosts and programs that were not let out to, each once, with the tool that wanted it where that is known.</summary>
    public IReadOnlyCollection<(string Tool, string Where)> Bars => _bars;

    public void Barred(string where)
    {
        lock (_bars)
            _bars.Add((_running.Value ?? "", where));
    }

    /// <summary>The tool that works from here on, as far as the caller's own asynchronous flow goes: several may work at once.</summary>
    public void Runs(string tool) => _running.Value = tool;

    /// <returns>When.</returns>
    public DateTimeOffset Begins(ToolCall call)
    {
        var now = clock.GetUtcNow();
        _begun.Add((call, now));
        return now;
    }

    public void Ended(ToolCall call, ToolOutcome outcome, DateTimeOffset began) =>
        _asked.Add(new ToolEntry(call, outcome) { Began = began, Ended = clock.GetUtcNow() });

    /// <returns>Counts from 1.</returns>
    public int Ran(string tool) => _runs[tool] = _runs.GetValueOrDefault(tool) + 1;

    public void Worked(string tool, string key, ToolOutcome outcome)
    {
        _works.Add((tool, key, outcome));
        HasWorked |= ToolEntry.HasEffect(tool) && outcome is ToolOutcome.Succeeded;
    }
}
