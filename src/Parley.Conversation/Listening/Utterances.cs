using Parley.Audio;

namespace Parley.Conversation.Listening;

/// <summary>
/// The caller's utterances and their recognition. Speech that resumes after a short pause reopens its utterance: the recogniser hears all
/// of it again from the start, while that is still cheap. The microphone's thread begins and appends; any thread seals and ends.
/// </summary>
internal sealed class Utterances(CallScope scope) : IDisposable
{
    private readonly ListeningOptions _options = scope.Options.Listening;
    private readonly Lock _gate = new();
    private readonly List<Recognition> _running = [];
    private readonly Stack<short[]> _free = [];
    private readonly List<UtteranceAudio> _past = [];
    private UtteranceAudio? _audio;
    private UtteranceAudio? _spare;
    private Recognition? _current;
    private TimeSpan _lastSpeech = TimeSpan.MinValue;
    private int _id;
    private int _sealed;

    /// <param name="onset">First sample of speech.</param>
    /// <param name="preRoll">What was heard before; copied.</param>
    /// <returns>The utterance's id: a new one, or the last one's when it was reopened.</returns>
    public int Begin(TimeSpan onset, IReadOnlyList<AudioFrame> preRoll)
    {
        lock (_gate)
        {
            var reopens = _audio is not null
                && _id > _sealed
                && onset - _lastSpeech <= _options.RejoinWithin
                && _audio.Length <= _options.LongestRejoined;
            if (reopens)
                _current?.Drop();
            _running.RemoveAll(IsDone);
            if (!reopens)
            {
                Retire();
                _id++;
                (_audio, _spare) = (_spare ?? new UtteranceAudio(_free), null);
            }

            foreach (var frame in preRoll)
                _audio!.Keep(frame.Samples.Span, frame.Position);
            _current = new Recognition(scope, _id, _audio!);
            _running.Add(_current);
            foreach (var frame in _audio!.Frames)
                _current.Append(frame);
            return _id;
        }
    }

    /// <returns>Whether the utterance is as long as one may be.</returns>
    public bool Append(ReadOnlySpan<short> window, TimeSpan start)
    {
        lock (_gate)
        {
            // Sealed in the middle of speech: it is not wanted, but the segmenter goes on.
            if (_audio is null)
                return false;
            var frame = _audio.Keep(window, start);
            _current?.Append(frame);
            return _audio.Length >= _options.LongestUtterance;
        }
    }

    /// <summary>A pause: the final transcript is made now, on speculation.</summary>
    public void Pause(TimeSpan lastSpeech)
    {
        lock (_gate)
        {
            _lastSpeech = lastSpeech;
            _current?.EndAudio();
        }
    }

    /// <summary>Utterances up to this one belong to a turn that is over: they are not reopened, their late words not wanted.</summary>
    public void Seal(int through)
    {
        lock (_gate)
        {
            _sealed = Math.Max(_sealed, through);
            foreach (var recognition in _running)
                if (recognition.Utterance <= through)
                    recognition.Drop();
            if (_current is not null && _current.Utterance <= through)
                _current = null;
        }
    }

    /// <summary>The microphone went quiet inside this utterance.</summary>
    public void End(int utterance)
    {
        lock (_gate)
            if (_current?.Utterance == utterance)
                _current.EndAudio();
    }

    /// <summary>Drops all recognition; completes when the recogniser has let go.</summary>
    public Task StopAsync()
    {
        Seal(int.MaxValue);
        lock (_gate)
            return Task.WhenAll(_running.Select(recognition => recognition.Completion));
    }

    public void Dispose()
    {
        lock (_gate)
            foreach (var recognition in _running)
                recognition.Dispose();
    }

    private static bool IsDone(Recognition recognition)
    {
        if (!recognition.Completion.IsCompleted)
            return false;
        recognition.Dispose();
        return true;
    }

    /// <summary>The utterance is not reopened; what recognition is done with can hold the next one.</summary>
    private void Retire()
    {
        if (_audio is not null)
            _past.Add(_audio);
        _audio = null;
        foreach (var past in _past)
            if (_running.TrueForAll(recognition => recognition.Audio != past))
            {
                past.Release();
                _spare = past;
            }

        _past.RemoveAll(past => past.Length == TimeSpan.Zero);
    }
}
