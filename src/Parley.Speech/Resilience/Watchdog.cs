namespace Parley.Speech.Resilience;

/// <summary>
/// Bites when an engine that was asked and has what it needs stays silent too long. Time in which nobody asks, or in which the
/// engine waits for its own input, does not count. Thread-safe.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<string> _bite = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private TimeSpan _patience;
    private string _owed;
    private bool _asked;
    private bool _owing;

    /// <param name="patience">How long the first result may take.</param>
    /// <param name="owed">What the engine owes, for the message.</param>
    public Watchdog(TimeSpan patience, string owed, TimeProvider clock)
    {
        _patience = patience;
        _owed = owed;
        _timer = clock.CreateTimer(_ => Bite(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends, with the reason, when patience is over.</summary>
    public Task<string> Bitten => _bite.Task;

    public void Bite()
    {
        lock (_gate)
            _bite.TrySetResult($"{_owed} did not come within {_patience.TotalSeconds:0.###} s.");
    }

    /// <summary>Someone waits for a result, or no longer does.</summary>
    public void Ask(bool asked)
    {
        lock (_gate)
        {
            _asked = asked;
            Restart();
        }
    }

    /// <summary>Whether the engine has what it needs for a result.</summary>
    public void Owe(bool owing)
    {
        lock (_gate)
        {
            _owing = owing;
            Restart();
        }
    }

    /// <summary>From now on another patience holds.</summary>
    public void Expect(TimeSpan patience, string owed)
    {
        lock (_gate)
        {
            (_patience, _owed) = (patience, owed);
            Restart();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Restart() => _timer.Change(_asked && _owing ? _patience : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
