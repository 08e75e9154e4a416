using Microsoft.Extensions.Time.Testing;

namespace Parley.Testing;

/// <summary>Virtual time in which a test can wait until the code under test has set a timer, so that advancing past it is no race.</summary>
public sealed class WatchedTime : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _set = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Set)> _watched = [];

    public WatchedTime()
    {
    }

    public WatchedTime(DateTimeOffset start)
        : base(start)
    {
    }

    /// <summary>Ends all waiting; a test's own.</summary>
    public CancellationToken Cancellation { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            var at = _watched.FindIndex(w => w.Due == dueTime);
            if (at < 0)
            {
                _set.Add(dueTime);
            }
            else
            {
                _watched[at].Set.TrySetResult();
                _watched.RemoveAt(at);
            }
        }

        return timer;
    }

    /// <summary>Completes once a timer with this time to go was set, now or before; each timer counts for one call.</summary>
    public Task TimerAsync(TimeSpan due)
    {
        lock (_gate)
        {
            if (_set.Remove(due))
                return Task.CompletedTask;
            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watched.Add((due, set));
            return set.Task.WaitAsync(Cancellation);
        }
    }
}
