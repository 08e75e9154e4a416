using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>What a call asked of tools, and what of it ran.</summary>
internal sealed class ToolLog
{
    private readonly List<ToolEntry> _asked = [];
    private readonly Dictionary<string, int> _runs = [];

    /// <summary>In the order they ended.</summary>
    public IReadOnlyList<ToolEntry> Asked => _asked;

    public void Ended(ToolCall call, ToolOutcome outcome) => _asked.Add(new ToolEntry(call, outcome));

    /// <returns>Counts from 1.</returns>
    public int Ran(string tool) => _runs[tool] = _runs.GetValueOrDefault(tool) + 1;
}
