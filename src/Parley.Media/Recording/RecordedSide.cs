namespace Parley.Media;

/// <summary>One side on its way into the file: resampled, laid down where its positions say, and soft where it begins and ends.</summary>
internal sealed class RecordedSide(int channel, int rate)
{
    /// <summary>Frames that miss the end of the one before by less are its continuation: clocks jitter, sound does not.</summary>
    private static readonly TimeSpan Seam = TimeSpan.FromMilliseconds(15);

    private readonly SoftEdge _edge = new(rate);
    private short[] _output = new short[1024];
    private Resampler? _resampler;
    private int _fromRate;
    private TimeSpan? _expected;
    private long _at;

    public void Add(in FrameRing.Slot frame, ReadOnlySpan<short> samples, StereoWindow window)
    {
        if (_resampler is null || frame.SampleRate != _fromRate)
        {
            (_resampler, _fromRate, _expected) = (new Resampler(frame.SampleRate, rate), frame.SampleRate, null);
            if (_output.Length < _resampler.MaxOutput(FrameLimit))
                _output = new short[_resampler.MaxOutput(FrameLimit)];
        }

        var begins = false;
        if (_expected is not { } expected || (frame.Position - expected).Duration() > Seam)
        {
            _resampler.Reset();
            _at = (long)Math.Round((frame.Position - _resampler.Delay).TotalSeconds * rate);
            _expected = frame.Position;
            begins = true;
        }

        var written = _resampler.Process(samples, _output);
        var sound = _output.AsSpan(0, written);
        if (begins)
            _edge.Begin(sound, _resampler.Delay);
        window.Put(channel, _at, sound);
        _at += written;
        // Until more comes, this is the end; what continues it lies over it.
        window.Put(channel, _at, _edge.After(sound));
        _expected += frame.End - frame.Position;
    }

    private const int FrameLimit = 960;
}
