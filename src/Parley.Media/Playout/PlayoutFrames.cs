using Parley.Calls;

namespace Parley.Media;

/// <summary>
/// The frames that wait between a queue's writer and the clock, whose utterance they are, and how much of it was heard. Its lock is held for a copy at
/// most, as the clock takes it. Thread-safe.
/// </summary>
internal sealed class PlayoutFrames(int capacity)
{
    /// <summary>A waiting writer is woken for this many free frames and not for each.</summary>
    private const int WakeAt = 5;

    private readonly Lock _gate = new();
    private readonly PlayoutRing _ring = new(Math.Max(WakeAt + 1, capacity));
    private readonly UtteranceState _utterance = new();
    private TaskCompletionSource? _space;
    private TaskCompletionSource? _drained;
    private bool _paused;
    private bool _held;
    private bool _isOver;
    private bool _silent = true;
    private bool _rephased;

    public TimeSpan Heard
    {
        get
        {
            lock (_gate)
                return _utterance.Heard;
        }
    }

    public TimeSpan? FirstHeardAt
    {
        get
        {
            lock (_gate)
                return _utterance.FirstHeardAt;
        }
    }

    public PlayoutGeneration Begin()
    {
        lock (_gate)
        {
            EndUtterance();
            var generation = _utterance.Begin();
            if (_isOver)
                _utterance.End();
            return generation;
        }
    }

    public TimeSpan Clear()
    {
        lock (_gate)
        {
            EndUtterance();
            return _utterance.Heard;
        }
    }

    public void Pause(bool paused)
    {
        lock (_gate)
            _paused = paused;
    }

    public void Hold(bool held)
    {
        lock (_gate)
            _held = held;
    }

    /// <returns>False when it was over before.</returns>
    public bool TryEnd()
    {
        lock (_gate)
        {
            if (_isOver)
                return false;
            EndUtterance();
            return _isOver = true;
        }
    }

    public bool IsOpen(PlayoutGeneration generation)
    {
        lock (_gate)
            return _utterance.IsOpen(generation);
    }

    /// <param name="open">Whether the generation still plays; where it does, there is no room.</param>
    public bool HasRoomFor(PlayoutGeneration generation, out bool open)
    {
        lock (_gate)
        {
            open = _utterance.IsOpen(generation);
            return open && _ring.Free > 0;
        }
    }

    /// <summary>The writer's own frame, which nobody else looks at until it is published: filled and encoded without the lock.</summary>
    public (short[] Samples, byte[] Packet) Tail(int samples) => _ring.Tail(samples);

    /// <param name="hastens">The clock may be told to come sooner than the phase that silence happened to have.</param>
    /// <returns>Whether this frame breaks a silence, so that the clock is to be hastened.</returns>
    public bool Publish(PlayoutGeneration generation, in PlayoutRing.Frame frame, bool hastens)
    {
        lock (_gate)
        {
            if (!_utterance.IsOpen(generation))
                return false;
            var breaksSilence = _silent && !_paused && !_held && _ring.Count == 0 && hastens;
            _rephased |= breaksSilence;
            _ring.Publish(frame);
            return breaksSilence;
        }
    }

    /// <summary>The clock's turn: where it stands, and the oldest frame if one is to be heard.</summary>
    /// <returns>False when all is over.</returns>
    public bool TryTurn(PlayoutWire wire, Span<short> samples, Span<byte> packet, out TimeSpan position, out PlayoutRing.Frame? playing)
    {
        (position, playing) = (default, null);
        lock (_gate)
        {
            if (_isOver)
                return false;
            position = wire.NextPosition(_rephased);
            _rephased = false;
            PlayoutRing.Frame frame = default;
            _silent = _paused || _held || !_ring.TryTake(samples, packet, out frame);
            if (_silent)
                return true;
            CountHeard(frame, position);
            playing = frame;
            return true;
        }
    }

    public Task WaitForSpace(PlayoutGeneration generation)
    {
        lock (_gate)
        {
            if (!_utterance.IsOpen(generation) || _ring.Free > 0)
                return Task.CompletedTask;
            _space ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _space.Task;
        }
    }

    /// <returns>What was heard of the generation, once all that waits of it was, or it ended.</returns>
    public async Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken)
    {
        Task drained;
        lock (_gate)
        {
            if (!_utterance.IsOpen(generation) || _ring.Count == 0)
                return _utterance.HeardOf(generation);
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drained = _drained.Task;
        }

        await drained.WaitAsync(cancellationToken);
        lock (_gate)
            return _utterance.HeardOf(generation);
    }

    private void CountHeard(in PlayoutRing.Frame frame, TimeSpan position)
    {
        _utterance.Hear(frame.Duration, position);
        if (_ring.Free >= WakeAt)
            Wake(ref _space);
        if (_ring.Count == 0)
            Wake(ref _drained);
    }

    private void EndUtterance()
    {
        _utterance.End();
        _ring.Drop();
        _paused = false;
        Wake(ref _space);
        Wake(ref _drained);
    }

    /// <summary>Continuations run elsewhere: neither the clock nor a lock's holder runs them.</summary>
    private static void Wake(ref TaskCompletionSource? waiting)
    {
        waiting?.TrySetResult();
        waiting = null;
    }
}
