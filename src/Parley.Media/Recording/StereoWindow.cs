namespace Parley.Media;

/// <summary>
/// The end of a stereo recording, still open to the side that lags behind: jitter buffers let the caller's sound go later than the agent's.
/// What changed is written at each flush; what leaves the window is final.
/// </summary>
internal sealed class StereoWindow(WavWriter writer, int rate)
{
    private const int Channels = 2;

    private readonly int _capacity = rate * 5 / 4;
    private readonly short[] _samples = new short[rate * 5 / 4 * Channels];
    private long _start;
    private long _dirtyFrom = long.MaxValue;
    private long _dirtyTo;

    /// <param name="channel">0 left, 1 right.</param>
    /// <param name="at">Position in sample pairs; what lies before the window is lost.</param>
    /// <param name="samples">One channel's.</param>
    public void Put(int channel, long at, ReadOnlySpan<short> samples)
    {
        if (at + samples.Length > _start + _capacity)
            SlideTo(at + samples.Length);
        if (at < _start)
        {
            samples = samples[(int)Math.Min(samples.Length, _start - at)..];
            at = _start;
        }

        if (samples.IsEmpty)
            return;
        var index = (int)(at - _start) * Channels + channel;
        for (var i = 0; i < samples.Length; i++)
            _samples[index + i * Channels] = samples[i];
        _dirtyFrom = Math.Min(_dirtyFrom, at);
        _dirtyTo = Math.Max(_dirtyTo, at + samples.Length);
    }

    public void Flush()
    {
        if (_dirtyFrom < _dirtyTo)
            writer.WriteAt(
                _dirtyFrom * Channels,
                _samples.AsSpan((int)(_dirtyFrom - _start) * Channels, (int)(_dirtyTo - _dirtyFrom) * Channels));
        (_dirtyFrom, _dirtyTo) = (long.MaxValue, 0);
    }

    /// <summary>Makes room up to <paramref name="end"/>, keeping half a window before it.</summary>
    private void SlideTo(long end)
    {
        Flush();
        var start = end - _capacity / 2;
        var kept = (int)Math.Max(0, _start + _capacity - start) * Channels;
        _samples.AsSpan(_samples.Length - kept).CopyTo(_samples);
        _samples.AsSpan(kept).Clear();
        _start = start;
    }
}
