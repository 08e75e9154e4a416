using Parley.Audio;
using Parley.Simulation.Calls;

namespace Parley.Simulation.Voices;

/// <summary>
/// A microphone on virtual time: a frame every 20 ms, of the caller's voice while there is some and of what is around the caller always. On the
/// call's one thread.
/// </summary>
internal sealed class CallerMicrophone(TimeProvider clock, NoiseLoop? noise)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly int FrameSamples = AudioFormat.Recognition.SamplesIn(Frame);

    private ReadOnlyMemory<short> _left;
    private TaskCompletionSource? _played;
    private bool _isOver;

    /// <summary>Completes when the last sample was heard, or will not be.</summary>
    public Task PlayAsync(ReadOnlyMemory<short> samples)
    {
        if (_isOver || samples.IsEmpty)
            return Task.CompletedTask;
        (_left, _played) = (samples, new TaskCompletionSource());
        return _played.Task;
    }

    /// <summary>Until the call is over.</summary>
    public async Task RunAsync(CallerLeg leg)
    {
        using var timer = new PeriodicTimer(Frame, clock);
        var position = leg.Position;
        while (leg.HungUp is null && await timer.WaitForNextTickAsync())
        {
            leg.Hear(new AudioFrame(AudioFormat.Recognition, position, Next()));
            position += Frame;
            if (_left.IsEmpty)
                Finish();
        }

        _isOver = true;
        Finish();
    }

    private short[] Next()
    {
        var frame = new short[FrameSamples];
        var spoken = Math.Min(FrameSamples, _left.Length);
        _left.Span[..spoken].CopyTo(frame);
        _left = _left[spoken..];
        noise?.AddTo(frame);
        return frame;
    }

    private void Finish()
    {
        var played = _played;
        _played = null;
        played?.TrySetResult();
    }
}
