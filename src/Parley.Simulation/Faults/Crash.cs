using Parley.Simulation.Time;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>When a process is killed.</summary>
internal abstract record Crash
{
    private Crash() { }

    /// <summary>At any moment.</summary>
    public sealed record At(TimeSpan Time) : Crash;

    /// <summary>As soon as a tool has done something: nothing of it is written down yet. Never where nothing is done.</summary>
    public sealed record BeforeRecord : Crash;

    /// <summary>So long after the outcome of that was kept, which is before anybody hears of it, or while they do.</summary>
    public sealed record AfterEffect(TimeSpan Delay) : Crash;

    public Func<bool> For(ScenarioRun run, VirtualClock clock)
    {
        TimeSpan? done = null;
        return this switch
        {
            At at => () => clock.Elapsed >= at.Time,
            BeforeRecord => () => run.Tools.HasWorked,
            AfterEffect after => () => (done ??= run.Tools.Asked.Any(ToolEntry.IsEffect) ? clock.Elapsed : null) + after.Delay <= clock.Elapsed,
            _ => throw new InvalidOperationException($"No such crash: {GetType().Name}."),
        };
    }
}
