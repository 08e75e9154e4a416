using Parley.Audio;
using Parley.Calls;

namespace Parley.Simulation.Calls;

/// <summary>A speaker on virtual time: what was written is heard at its own pace. On the call's one thread.</summary>
/// <param name="now">The call's timeline.</param>
internal sealed class VirtualPlayout(TimeProvider clock, Func<TimeSpan> now) : IPlayout, IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<Silence> _silences = [];
    private CancellationTokenSource _over = new();
    private int _generation;
    private TimeSpan _written;
    private TimeSpan _heard;
    private TimeSpan? _playsSince;
    private bool _paused;
    private TimeSpan? _awaitedSince = TimeSpan.Zero;
    private TimeSpan _silentSince;

    /// <summary>While somebody waited for an answer, but for the shortest.</summary>
    public IReadOnlyList<Silence> Silences => _silences;

    public AudioFormat Format => AudioFormat.Wideband;

    public AudioFormat FormatFor(int sampleRate) => new(sampleRate, 1);

    public TimeSpan Heard
    {
        get
        {
            Play();
            return _heard;
        }
    }

    public TimeSpan? FirstHeardAt { get; private set; }

    public IAudioTap? Tap { get; set; }

    public PlayoutGeneration Begin()
    {
        Clear();
        _over.Dispose();
        _over = new CancellationTokenSource();
        (_written, _heard, _paused, FirstHeardAt) = (TimeSpan.Zero, TimeSpan.Zero, false, null);
        return new PlayoutGeneration(++_generation);
    }

    public async ValueTask<bool> WriteAsync(PlayoutGeneration generation, AudioFrame frame, CancellationToken cancellationToken)
    {
        while (IsCurrent(generation) && _written - Heard >= Ahead)
            await WaitAsync(_written - _heard - Ahead, cancellationToken);
        if (!IsCurrent(generation))
            return false;
        Play();
        _written += frame.Duration;
        if (_playsSince is null && !_paused)
            Start();
        return true;
    }

    public async Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken)
    {
        while (IsCurrent(generation) && Heard < _written)
            await WaitAsync(_written - _heard, cancellationToken);
        return Heard;
    }

    public TimeSpan Clear()
    {
        Play();
        _written = _heard;
        _playsSince = null;
        _over.Cancel();
        return _heard;
    }

    public void Pause(bool paused)
    {
        Play();
        _paused = paused;
        if (paused)
            _playsSince = null;
        else if (_written > _heard)
            Start();
    }

    public void Dispose() => _over.Dispose();

    private bool IsCurrent(PlayoutGeneration generation) => generation.Number == _generation && !_over.IsCancellationRequested;

    /// <summary>From now on somebody waits for an answer.</summary>
    public void Await() => _awaitedSince = now();

    /// <summary>It was given.</summary>
    public void Answered() => _awaitedSince = null;

    /// <summary>Nothing was heard until now.</summary>
    public void EndSilence()
    {
        Play();
        if (_playsSince is not null || _awaitedSince is not { } awaited)
            return;
        var (at, since) = (now(), Later(awaited, _silentSince));
        if (at - since >= Shortest)
            _silences.Add(new Silence(clock.GetUtcNow() - (at - since), clock.GetUtcNow(), AfterWords: _silentSince > awaited));
    }

    private void Start()
    {
        var at = now();
        EndSilence();
        _playsSince = at;
        FirstHeardAt ??= _playsSince;
    }

    /// <summary>Takes in what was heard since the last look.</summary>
    private void Play()
    {
        if (_playsSince is not { } since)
            return;
        var (at, left) = (now(), _written - _heard);
        _heard += at - since < left ? at - since : left;
        _silentSince = at - since < left ? at : since + left;
        _playsSince = _heard < _written ? at : null;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task WaitAsync(TimeSpan least, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, cancellationToken);
        try
        {
            await Task.Delay(least > Look ? least : Look, clock, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The generation is over: whoever waits looks again and sees it.
        }
    }
}
