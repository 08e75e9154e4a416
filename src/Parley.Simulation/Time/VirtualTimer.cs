namespace Parley.Simulation.Time;

/// <summary>A timer of a <see cref="VirtualClock"/>. An entry in the clock's queue counts only while it is the timer's latest.</summary>
internal sealed class VirtualTimer(VirtualClock clock, Action callback) : ITimer
{
    private readonly Lock _gate = new();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private long _entry;
    private bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed)
                return false;
            _period = period;
            _entry = dueTime == Timeout.InfiniteTimeSpan ? 0 : clock.Set(this, dueTime);
            return true;
        }
    }

    public bool Fires(long entry) => Interlocked.Read(ref _entry) == entry;

    public void Fire()
    {
        lock (_gate)
            _entry = !_disposed && _period > TimeSpan.Zero ? clock.Set(this, _period) : 0;
        callback();
    }

    public void Dispose()
    {
        lock (_gate)
            (_disposed, _entry) = (true, 0);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
