using Microsoft.Extensions.Logging;

namespace Parley.Media;

/// <summary>
/// The one thread that moves all calls' audio: every subscriber every 20 ms, on absolute deadlines, so that nothing drifts. Subscribers
/// are spread over ten phases 2 ms apart, so that calls do not fire together. What comes late is caught up at once, up to
/// <see cref="MaximumStall"/>; beyond that the missed ticks are given up. Sleeps while nobody subscribes.
/// </summary>
public sealed partial class MediaClock : IDisposable
{
    internal const int Phases = 10;

    /// <summary>How many of the next phases a subscriber in haste may get: two, 4 ms, leave a choice of the emptier.</summary>
    private const int PhasesInHaste = 2;

    private static readonly long PhaseLength = TimeProvider.System.TimestampFrequency / 500;

    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly WakeableWait _wait = new();
    private readonly PhaseWork _work = new();
    private readonly Thread _thread;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Subscription[][] _phases = [.. Enumerable.Repeat<Subscription[]>([], Phases)];
    private long _skipped;
    private volatile bool _stopping;

    public MediaClock(ILogger<MediaClock> logger)
    {
        _logger = logger;
        _thread = new Thread(Run) { Name = "media clock", IsBackground = true, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    public static TimeSpan Period { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest standstill whose ticks are caught up.</summary>
    public static TimeSpan MaximumStall { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Told how late every tick came, just before its subscriber is called, on the clock's own thread. Set before there are subscribers.</summary>
    public Action<TimeSpan>? Lateness { private get; set; }

    /// <summary>Times the clock gave up ticks because the machine had stood still for longer than could be caught up.</summary>
    public long Skips => Volatile.Read(ref _skipped);

    /// <summary>How many subscribers there are.</summary>
    public int Subscribers => PhaseLoads.Sum();

    internal int[] PhaseLoads => [.. _phases.Select(phase => phase.Length)];

    /// <summary>
    /// Calls <paramref name="tick"/> every 20 ms until the answer is disposed of or it throws: then it is logged and removed, the others go
    /// on. A tick that is running while its subscription is disposed of still ends.
    /// </summary>
    public IMediaTicks Subscribe(IMediaTick tick)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        lock (_gate)
        {
            var subscription = new Subscription(this, tick);
            Enter(subscription, Emptiest(0, Phases));
            return subscription;
        }
    }

    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        _wait.Wake();
        if (Thread.CurrentThread != _thread)
            _thread.Join();
        _wait.Dispose();
    }

    private void Run()
    {
        PreferredThread.ForTheClock();
        PreferredThread.ForTheCollector();
        _work.TakeThisThreads();
        var slot = 0L;
        while (!_stopping)
        {
            if (NextOccupied(slot) is not { } next)
            {
                _wait.UntilWoken();
                slot = SlotAfter(TimeProvider.System.GetTimestamp());
                continue;
            }

            var deadline = _start + next * PhaseLength;
            _wait.Until(deadline);
            var now = TimeProvider.System.GetTimestamp();
            if (TimeProvider.System.GetElapsedTime(deadline, now) > MaximumStall)
            {
                Volatile.Write(ref _skipped, _skipped + 1);
                slot = SlotAfter(now);
                continue;
            }

            if (now >= deadline)
            {
                Fire(Volatile.Read(ref _phases[next % Phases]), deadline);
                _work.Close();
                slot = next + 1;
            }
        }
    }

    /// <summary>The first slot from <paramref name="slot"/> on that has subscribers; null where none has.</summary>
    private long? NextOccupied(long slot)
    {
        for (var candidate = slot; candidate < slot + Phases; candidate++)
            if (Volatile.Read(ref _phases[candidate % Phases]).Length > 0)
                return candidate;
        return null;
    }

    private long SlotAfter(long now) => (now - _start) / PhaseLength + 1;

    private void Fire(Subscription[] subscriptions, long deadline)
    {
        foreach (var subscription in subscriptions)
        {
            if (subscription.IsDisposed)
                continue;
            Lateness?.Invoke(TimeProvider.System.GetElapsedTime(deadline, TimeProvider.System.GetTimestamp()));
            try
            {
                subscription.Tick.OnTick();
            }
            catch (Exception failure) // whatever one call's code throws must not stop the others' audio
            {
                TickFailed(failure, subscription.Tick.GetType().Name);
                subscription.Dispose();
            }
        }
    }

    private void Hasten(Subscription subscription)
    {
        lock (_gate)
        {
            if (subscription.IsDisposed || _stopping)
                return;
            Leave(subscription);
            Enter(subscription, Emptiest(SlotAfter(TimeProvider.System.GetTimestamp()), PhasesInHaste));
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate)
            Leave(subscription);
    }

    private int Emptiest(long slot, int among)
    {
        var best = (int)(slot % Phases);
        for (var next = slot + 1; next < slot + among; next++)
            if (_phases[next % Phases].Length < _phases[best].Length)
                best = (int)(next % Phases);
        return best;
    }

    private void Enter(Subscription subscription, int phase)
    {
        subscription.Phase = phase;
        Volatile.Write(ref _phases[phase], [.. _phases[phase], subscription]);
        _wait.Wake();
    }

    private void Leave(Subscription subscription)
    {
        ref var phase = ref _phases[subscription.Phase];
        Volatile.Write(ref phase, [.. phase.Where(other => other != subscription)]);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Subscriber} failed on the media clock and was removed")]
    private partial void TickFailed(Exception failure, string subscriber);

    private sealed class Subscription(MediaClock clock, IMediaTick tick) : IMediaTicks
    {
        private volatile bool _disposed;

        public IMediaTick Tick { get; } = tick;

        /// <summary>Guarded by the clock's gate.</summary>
        public int Phase { get; set; }

        public bool IsDisposed => _disposed;

        public void Hasten() => clock.Hasten(this);

        public void Dispose()
        {
            if (_disposed)
                return;
            _disposed = true;
            clock.Remove(this);
        }
    }
}
