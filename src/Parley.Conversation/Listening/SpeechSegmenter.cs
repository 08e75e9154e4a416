namespace Parley.Conversation.Listening;

/// <summary>Makes stretches of speech out of probabilities, with hysteresis on both ends. One thread at a time.</summary>
internal sealed class SpeechSegmenter(ListeningOptions options)
{
    private TimeSpan _candidate;

    public bool InSpeech { get; private set; }

    /// <summary>First speech sample of the current or last stretch.</summary>
    public TimeSpan Onset { get; private set; }

    /// <summary>End of its last window that was speech.</summary>
    public TimeSpan LastSpeech { get; private set; }

    /// <summary>How much of it was speech.</summary>
    public TimeSpan Voiced { get; private set; }

    public SegmentChange Push(float probability, TimeSpan start, TimeSpan duration) =>
        InSpeech ? GoOn(probability, start, duration) : Wait(probability, start, duration);

    /// <summary>Speech that was under way is over: the audio broke off.</summary>
    public void Reset()
    {
        InSpeech = false;
        _candidate = TimeSpan.Zero;
    }

    private SegmentChange Wait(float probability, TimeSpan start, TimeSpan duration)
    {
        if (probability < options.SpeechThreshold)
        {
            _candidate = TimeSpan.Zero;
            return SegmentChange.None;
        }

        if (_candidate == TimeSpan.Zero)
            Onset = start;
        _candidate += duration;
        if (_candidate < options.MinimumSpeech)
            return SegmentChange.None;
        InSpeech = true;
        LastSpeech = start + duration;
        Voiced = _candidate;
        _candidate = TimeSpan.Zero;
        return SegmentChange.Began;
    }

    private SegmentChange GoOn(float probability, TimeSpan start, TimeSpan duration)
    {
        var end = start + duration;
        if (probability >= options.SilenceThreshold)
        {
            LastSpeech = end;
            Voiced += duration;
        }

        if (end - LastSpeech < options.PauseAfter)
            return SegmentChange.WentOn;
        InSpeech = false;
        return SegmentChange.Paused;
    }
}
