using System.Collections.Immutable;

namespace Parley.WebRtc;

/// <summary>One timer for all peers: looks every 10 ms whose time has come. A thousand peers cost a thousand comparisons.</summary>
internal sealed class PeerTicker : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly SteadyClock _clock;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private ImmutableArray<PeerLoop> _loops = [];

    public PeerTicker(SteadyClock clock)
    {
        _clock = clock;
        _timer = clock.Provider.CreateTimer(
            static state => ((PeerTicker)state!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(PeerLoop loop)
    {
        lock (_lock)
        {
            _loops = _loops.Add(loop);
            if (_loops.Length == 1)
                _timer.Change(Tick, Tick);
        }
    }

    public void Remove(PeerLoop loop)
    {
        lock (_lock)
        {
            _loops = _loops.Remove(loop);
            if (_loops.IsEmpty)
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void OnTick()
    {
        ImmutableArray<PeerLoop> loops;
        lock (_lock)
            loops = _loops;
        var now = _clock.Now;
        foreach (var loop in loops)
            if (loop.Due <= now)
                loop.Wake();
    }
}
