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
    private readonly List<AudioFrame> _audio = [];
    private Recognition? _current;
    private TimeSpan _lastSpeech = TimeSpan.MinValue;
    private TimeSpan _length;
    private int _id;
    private int _sealed;

    /// <returns>The utterance's id: a new one, or the last one's when it was reopened.</returns>
    public int Begin(TimeSpan onset, IReadOnlyList<AudioFrame> preRoll)
    {
        lock (_gate)
        {
            var reopens = _id > _sealed
                && onset - _lastSpeech <= _options.RejoinWithin
                && _length <= _options.LongestRejoined;
            if (reopens)
            {
                _current?.Drop();
            }
            else
            {
                _id++;
                _audio.Clear();
                _length = TimeSpan.Zero;
            }

            foreach (var frame in preRoll)
                Keep(frame);
            _running.RemoveAll(IsDone);
            _current = new Recognition(scope, _id);
            _running.Add(_current);
            foreach (var frame in _audio)
                _current.Append(frame);
            return _id;
        }
    }

    /// <returns>Whether the utterance is as long as one may be.</returns>
    public bool Append(AudioFrame frame)
    {
        lock (_gate)
        {
            Keep(frame);
            _current?.Append(frame);
            return _length >= _options.LongestUtterance;
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

    private void Keep(AudioFrame frame)
    {
        _audio.Add(frame);
        _length += frame.Duration;
    }
}
