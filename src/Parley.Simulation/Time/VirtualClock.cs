namespace Parley.Simulation.Time;

/// <summary>A clock that stands still until it is moved to its next timer. Timers of one moment fire in the order they were set. Thread-safe.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private long _ticks;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Since the start.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer and fires it.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveOn()
    {
        VirtualTimer? timer;
        lock (_gate)
        {
            while (_timers.TryDequeue(out timer, out var at))
            {
                if (!timer.Fires(at.Order))
                    continue;
                Interlocked.Exchange(ref _ticks, Math.Max(_ticks, at.Due));
                break;
            }
        }

        timer?.Fire();
        return timer is not null;
    }

    /// <returns>By what the entry is known; a timer changed since has another.</returns>
    internal long Set(VirtualTimer timer, TimeSpan dueIn)
    {
        lock (_gate)
        {
            var order = ++_order;
            _timers.Enqueue(timer, (_ticks + Math.Max(0, dueIn.Ticks), order));
            return order;
        }
    }
}
