using Microsoft.Extensions.Time.Testing;

namespace Parley.Speech.Tests.Resilience;

/// <summary>A clock that stands still and tells when somebody waits for it: only then can time be let pass to a purpose.</summary>
internal sealed class WatchedClock : FakeTimeProvider
{
    private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a timer has been set.</summary>
    public Task Awaited => _awaited.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), _awaited);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class WatchedTimer(ITimer timer, TaskCompletionSource awaited) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            if (dueTime != Timeout.InfiniteTimeSpan)
                awaited.TrySetResult();
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
