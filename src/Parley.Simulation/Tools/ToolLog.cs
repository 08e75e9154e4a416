using Parley.Calls;
using Parley.Simulation.Time;
using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>What a call asked of tools, and what of it ran.</summary>
internal sealed class ToolLog
{
    private readonly List<ToolEntry> _asked = [];
    private readonly Dictionary<string, int> _runs = [];
    private readonly HashSet<(CallId Call, string Step)> _resting = [];

    /// <summary>In the order they ended.</summary>
    public IReadOnlyList<ToolEntry> Asked => _asked;

    public void Ended(ToolCall call, ToolOutcome outcome) => _asked.Add(new ToolEntry(call, outcome));

    /// <summary>The gateway tries it again after a pause on the clock.</summary>
    public void Rest(CallId call, string step, VirtualTime time)
    {
        if (_resting.Add((call, step)))
            time.Work(isUnderWay: false);
    }

    public void Resume(CallId call, string step, VirtualTime time)
    {
        if (_resting.Remove((call, step)))
            time.Work(isUnderWay: true);
    }

    /// <returns>Counts from 1.</returns>
    public int Ran(string tool) => _runs[tool] = _runs.GetValueOrDefault(tool) + 1;
}
