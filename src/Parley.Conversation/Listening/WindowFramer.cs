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

    private readonly AudioFormat _from;
    private readonly int _windowSamples;
    private readonly Resampler _resampler;
    private short[] _samples = [];
    private int _start;
    private int _end;
    private TimeSpan? _expected;

    public WindowFramer(AudioFormat from, int windowSamples)
    {
        _from = from;
        _windowSamples = windowSamples;
        _resampler = new Resampler(from.SampleRate, AudioFormat.Recognition.SampleRate);
    }

    /// <summary>Takes in the next frame of the microphone; the windows of the last one have been taken.</summary>
    /// <returns>False when audio is missing before this frame, more than could be filled in.</returns>
    public bool Push(in AudioFrame frame)
    {
        _samples.AsSpan(_start.._end).CopyTo(_samples);
        (_start, _end) = (0, _end - _start);
        var gap = frame.Position - (_expected ?? frame.Position);
        var whole = gap <= LongestFill && gap >= -LongestFill;
        if (!whole)
            _end = 0;
        else if (gap > Tolerance)
            Append(new short[_from.SamplesIn(gap)]);
        _expected = frame.End;
        Append(frame.Samples.Span);
        return whole;
    }

    /// <param name="window">The next full window, valid until the next frame is pushed.</param>
    /// <returns>False when there is none before more audio comes.</returns>
    public bool TryTake(out AudioFrame window)
    {
        window = default;
        if (_end - _start < _windowSamples || _expected is not { } now)
            return false;
        // It begins as long before the last frame's end as there are samples from it on.
        window = new AudioFrame(AudioFormat.Recognition, now - AudioFormat.Recognition.DurationOf(_end - _start), _samples.AsMemory(_start, _windowSamples));
        _start += _windowSamples;
        return true;
    }

    private void Append(ReadOnlySpan<short> samples)
    {
        var most = _end + _resampler.MaxOutput(samples.Length);
        if (_samples.Length < most)
            Array.Resize(ref _samples, most);
        _end += _resampler.Process(samples, _samples.AsSpan(_end));
    }
}
