using Parley.Audio;
using Parley.Media;

namespace Parley.Conversation.Listening;

/// <summary>
/// Turns microphone frames into detector windows at 16 kHz that know their position. Missing audio is filled with silence while it is
/// short; a longer hole breaks the audio. One thread at a time.
/// </summary>
internal sealed class WindowFramer
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestFill = TimeSpan.FromMilliseconds(200);

    private readonly short[] _window;
    private readonly Resampler _resampler;
    private readonly AudioFormat _from;
    private short[] _resampled = [];
    private int _filled;
    private TimeSpan? _expected;
    private TimeSpan _end;

    public WindowFramer(AudioFormat from, int windowSamples)
    {
        _from = from;
        _window = new short[windowSamples];
        _resampler = new Resampler(from.SampleRate, AudioFormat.Recognition.SampleRate);
    }

    /// <summary>Called with each full window (valid during the call) and its start.</summary>
    public delegate void WindowSink(ReadOnlySpan<short> window, TimeSpan start);

    /// <param name="frame">The next frame of the microphone.</param>
    /// <param name="sink">Takes the windows it completes.</param>
    /// <returns>False when audio is missing before this frame, more than could be filled in.</returns>
    public bool Push(in AudioFrame frame, WindowSink sink)
    {
        var gap = frame.Position - (_expected ?? frame.Position);
        var whole = gap <= LongestFill && gap >= -LongestFill;
        if (!whole)
            _filled = 0;
        else if (gap > Tolerance)
            Resample(new short[_from.SamplesIn(gap)], frame.Position, sink);
        _expected = frame.End;
        Resample(frame.Samples.Span, frame.End, sink);
        return whole;
    }

    private void Resample(ReadOnlySpan<short> samples, TimeSpan end, WindowSink sink)
    {
        var most = _resampler.MaxOutput(samples.Length);
        if (_resampled.Length < most)
            _resampled = new short[most];
        var made = _resampler.Process(samples, _resampled);
        _end = end;
        var rest = _resampled.AsSpan(0, made);
        while (!rest.IsEmpty)
        {
            var taken = Math.Min(rest.Length, _window.Length - _filled);
            rest[..taken].CopyTo(_window.AsSpan(_filled));
            _filled += taken;
            rest = rest[taken..];
            if (_filled < _window.Length)
                return;
            _filled = 0;
            // The window ended as long before the frame's end as there are samples left of it.
            sink(_window, _end - AudioFormat.Recognition.DurationOf(rest.Length + _window.Length));
        }
    }
}
