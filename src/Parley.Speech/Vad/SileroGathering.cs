namespace Parley.Speech.Vad;

/// <summary>
/// Answers a window at once while there are few streams. Where there are many, the windows of the next few milliseconds are answered together:
/// nobody notices a third of a window, and it costs half. Thread-safe.
/// </summary>
internal sealed class SileroGathering : IDisposable
{
    /// <summary>Well under a window; where the kernel's timers tick every 4 ms it becomes up to 12.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(8);

    private readonly SileroModel _model;
    private readonly int _many;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Queue<SileroVoiceActivityDetector> _waiting = new();
    private readonly Stack<SileroBatch> _free = new();
    private int _streams;
    private bool _armed;
    private bool _disposed;

    /// <param name="model">Loaded at its first use.</param>
    /// <param name="many">Streams from which on windows wait for each other.</param>
    /// <param name="clock">Tells when they have waited.</param>
    public SileroGathering(SileroModel model, int many, TimeProvider clock)
    {
        _model = model;
        _many = many;
        _timer = clock.CreateTimer(static gathering => ((SileroGathering)gathering!).AnswerWaiting(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <exception cref="SpeechEngineException">The model file is missing or broken.</exception>
    public void Load() => _ = _model.Session;

    /// <summary>A stream more.</summary>
    public void Enter() => Interlocked.Increment(ref _streams);

    /// <summary>One less.</summary>
    public void Leave() => Interlocked.Decrement(ref _streams);

    /// <summary>Has the window in the stream's input answered, now or soon.</summary>
    public void Ask(SileroVoiceActivityDetector stream)
    {
        if (IsGathered(stream))
            return;
        var batch = Rent();
        batch.Add(stream);
        batch.Answer();
        Return(batch);
    }

    /// <summary>What waits is answered; nothing gathers any more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
            _disposed = true;
        AnswerWaiting();
        lock (_gate)
            while (_free.TryPop(out var batch))
                batch.Dispose();
    }

    private bool IsGathered(SileroVoiceActivityDetector stream)
    {
        lock (_gate)
        {
            if (_disposed || Volatile.Read(ref _streams) < _many)
                return false;
            _waiting.Enqueue(stream);
            if (_armed)
                return true;
            _armed = true;
        }

        _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        return true;
    }

    private void AnswerWaiting()
    {
        int due;
        lock (_gate)
        {
            // Whoever comes from now on waits for the next time.
            _armed = false;
            due = _waiting.Count;
        }

        if (due == 0)
            return;
        var batches = (due + SileroBatch.Largest - 1) / SileroBatch.Largest;
        var batch = Rent();
        for (; batches > 0; batches--)
        {
            var size = (due + batches - 1) / batches;
            due -= size;
            // Fewer are left where these took so long that the next have been answered meanwhile.
            lock (_gate)
                for (; size > 0 && _waiting.TryDequeue(out var stream); size--)
                    batch.Add(stream);
            batch.Answer();
        }

        Return(batch);
    }

    private SileroBatch Rent()
    {
        lock (_gate)
            if (_free.TryPop(out var batch))
                return batch;
        return new SileroBatch(_model);
    }

    private void Return(SileroBatch batch)
    {
        lock (_gate)
            if (!_disposed)
            {
                _free.Push(batch);
                return;
            }

        batch.Dispose();
    }
}
