using Parley.Audio;
using Parley.Calls;

namespace Parley.Testing.Conversation;

/// <summary>A playout queue on virtual time: every 20 ms a frame is heard.</summary>
public sealed class VirtualPlayout : IPlayout, IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    private readonly Func<TimeSpan> _now;
    private readonly ITimer _timer;
    private readonly Queue<short> _queue = new();
    private readonly List<(TimeSpan At, int Generation)> _heardFrames = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _generation;
    private bool _over = true;
    private bool _paused;
    private bool _draining;

    public VirtualPlayout(TimeProvider clock, Func<TimeSpan> now)
    {
        _now = now;
        _timer = clock.CreateTimer(_ => Play(), null, Frame, Frame);
    }

    public AudioFormat Format => AudioFormat.Wideband;

    public TimeSpan Heard { get; private set; }

    public TimeSpan? FirstHeardAt { get; private set; }

    public IAudioTap? Tap { get; set; }

    /// <summary>When frames of speech left, and of which generation.</summary>
    public IReadOnlyList<(TimeSpan At, int Generation)> HeardFrames => _heardFrames;

    public PlayoutGeneration Begin()
    {
        _queue.Clear();
        _generation++;
        _over = false;
        _paused = false;
        _draining = false;
        Heard = TimeSpan.Zero;
        FirstHeardAt = null;
        Wake();
        return new PlayoutGeneration(_generation);
    }

    public async ValueTask<bool> WriteAsync(PlayoutGeneration generation, AudioFrame frame, CancellationToken cancellationToken)
    {
        while (IsCurrent(generation) && Format.DurationOf(_queue.Count) >= Ahead)
            await WaitAsync(cancellationToken);
        if (!IsCurrent(generation))
            return false;
        foreach (var sample in frame.Samples.Span)
            _queue.Enqueue(sample);
        return true;
    }

    public async Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken)
    {
        _draining = true;
        while (IsCurrent(generation) && _queue.Count > 0)
            await WaitAsync(cancellationToken);
        return Heard;
    }

    public TimeSpan Clear()
    {
        _over = true;
        _queue.Clear();
        Wake();
        return Heard;
    }

    public void Pause(bool paused) => _paused = paused;

    public void Dispose() => _timer.Dispose();

    private bool IsCurrent(PlayoutGeneration generation) => !_over && generation.Number == _generation;

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = new TaskCompletionSource();
        _waiting.Add(wait);
        await wait.Task.WaitAsync(cancellationToken);
    }

    private void Wake()
    {
        var waiting = _waiting.ToList();
        _waiting.Clear();
        // Later, but on the same thread: a writer must not go on inside the call that let it.
        SynchronizationContext.Current!.Post(_ => waiting.ForEach(wait => wait.TrySetResult()), null);
    }

    private void Play()
    {
        var size = Format.SamplesIn(Frame);
        if (_paused || _queue.Count == 0 || (_queue.Count < size && !_draining))
            return;
        var samples = new short[size];
        for (var i = 0; i < size && _queue.Count > 0; i++)
            samples[i] = _queue.Dequeue();
        var at = _now();
        FirstHeardAt ??= at;
        Heard += Frame;
        _heardFrames.Add((at, _generation));
        Tap?.OnFrame(new AudioFrame(Format, at, samples));
        Wake();
    }
}
