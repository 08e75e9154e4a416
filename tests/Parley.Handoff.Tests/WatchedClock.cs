using Microsoft.Extensions.Time.Testing;

namespace Parley.Handoff.Tests;

/// <summary>Virtual time that tells when somebody begins to wait, so that a test moves it on no earlier.</summary>
internal sealed class WatchedClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _begun = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> _awaited = [];

    /// <summary>Completes once a timer was set for so long from its now.</summary>
    public Task TimerAsync(TimeSpan due)
    {
        lock (_gate)
        {
            if (_begun.Contains(due))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((due, seen));
            return seen.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            _begun.Add(dueTime);
            foreach (var (_, seen) in _awaited.Where(waiting => waiting.Due == dueTime))
                seen.TrySetResult();
        }

        return timer;
    }
}
