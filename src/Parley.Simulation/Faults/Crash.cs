using Parley.Simulation.Time;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>When a process is killed.</summary>
internal abstract record Crash
{
    private Crash() { }

    /// <summary>At any moment.</summary>
    public sealed record At(TimeSpan Time) : Crash;

    /// <summary>So long after a tool has done something, which is when most can be lost: at once, before anybody hears of it; never where nothing is done.</summary>
    public sealed record AfterEffect(TimeSpan Delay) : Crash;

    public Func<bool> For(ScenarioRun run, VirtualClock clock)
    {
        if (this is At at)
            return () => clock.Elapsed >= at.Time;
        var delay = ((AfterEffect)this).Delay;
        TimeSpan? done = null;
        return () => (done ??= run.ToolsSoFar.Any(ToolEntry.IsEffect) ? clock.Elapsed : null) + delay <= clock.Elapsed;
    }
}
