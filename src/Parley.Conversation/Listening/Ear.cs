using Parley.Audio;
using Parley.Conversation.TurnTaking;
using Parley.Media;

namespace Parley.Conversation.Listening;

/// <summary>Finds speech in the microphone's audio, window by window. One thread at a time.</summary>
internal sealed class Ear
{
    /// <summary>
    /// Whether an utterance is an interruption is decided within so much of it, and every window counts; afterwards, and where the agent says nothing, its
    /// going on is all there is to tell.
    /// </summary>
    private static readonly TimeSpan Closely = TimeSpan.FromSeconds(2);

    /// <summary>Well under what counts as a microphone that stalled.</summary>
    private static readonly TimeSpan AfterThat = TimeSpan.FromMilliseconds(90);

    private readonly CallScope _scope;
    private readonly VoiceDetection _detection;
    private readonly Utterances _utterances;
    private readonly EnergyGate _gate = new();
    private readonly SpeechSegmenter _segmenter;
    private readonly PreRoll _preRoll;
    private readonly TimeSpan _windowLength;
    private WindowFramer? _framer;
    private bool _wasOpen;
    private int _utterance;
    private TimeSpan _begun;
    private TimeSpan _reported;

    public Ear(CallScope scope, VoiceDetection detection, Utterances utterances)
    {
        var options = scope.Options.Listening;
        _scope = scope;
        _detection = detection;
        _utterances = utterances;
        _segmenter = new SpeechSegmenter(options);
        _windowLength = AudioFormat.Recognition.DurationOf(detection.WindowSamples);
        var windows = (int)Math.Ceiling((options.PreRoll + options.MinimumSpeech) / _windowLength) + 1;
        _preRoll = new PreRoll(windows, detection.WindowSamples);
    }

    /// <summary>Whether there is anything of the agent's to interrupt.</summary>
    public bool MayInterrupt { private get; set; }

    /// <summary>Takes in a frame of the microphone; what it completes is there to take.</summary>
    public void Push(in AudioFrame frame)
    {
        _framer ??= new WindowFramer(frame.Format, _detection.WindowSamples);
        if (!_framer.Push(frame))
            BreakOff();
    }

    /// <summary>The next window to be heard, valid until the next frame is pushed.</summary>
    public bool TryTake(out AudioFrame window)
    {
        window = default;
        return _framer?.TryTake(out window) ?? false;
    }

    /// <summary>Whether it is loud enough to be worth the detector's time.</summary>
    public bool IsAudible(in AudioFrame window)
    {
        var open = _gate.IsOpen(AudioLevel.Measure(window.Samples.Span).Rms, window.Position, _windowLength, _segmenter.InSpeech);
        if (open && !_wasOpen)
            // The detector has not seen the silence in between: better no memory than a wrong one.
            _detection.Reset();
        _wasOpen = open;
        return open;
    }

    /// <summary>Makes of it what it is: silence, speech that begins, goes on or pauses.</summary>
    public void Hear(in AudioFrame heard, float probability)
    {
        var window = heard.Samples.Span;
        var start = heard.Position;
        switch (_segmenter.Push(probability, start, _windowLength))
        {
            case SegmentChange.None:
                _preRoll.Push(window, start);
                break;
            case SegmentChange.Began:
                _preRoll.Push(window, start);
                Begin(_segmenter.Onset);
                break;
            case SegmentChange.WentOn:
                GoOn(window, start);
                break;
            case SegmentChange.Paused:
                _utterances.Append(window, start);
                Pause();
                break;
        }
    }

    private void Begin(TimeSpan onset)
    {
        _utterance = _utterances.Begin(onset, _preRoll.Take(onset - _scope.Options.Listening.PreRoll));
        _begun = _scope.Now;
        _scope.Mailbox.Post(new TurnSignal.SpeechBegan(_begun, _utterance, onset));
        Report(_begun);
    }

    private void GoOn(ReadOnlySpan<short> window, TimeSpan start)
    {
        var full = _utterances.Append(window, start);
        if (_scope.Now is var now && (MayInterrupt && now - _begun < Closely || now - _reported >= AfterThat))
            Report(now);
        if (!full)
            return;
        // Cut and carry on: the next window belongs to a new utterance of the same turn.
        Pause();
        Begin(start + _windowLength);
    }

    private void Report(TimeSpan now)
    {
        _reported = now;
        _scope.Mailbox.Post(new TurnSignal.SpeechWentOn(now, _utterance, _segmenter.LastSpeech, _segmenter.Voiced));
    }

    private void Pause()
    {
        _utterances.Pause(_segmenter.LastSpeech);
        _scope.Mailbox.Post(new TurnSignal.SpeechPaused(_scope.Now, _utterance, _segmenter.LastSpeech, _segmenter.Voiced));
    }

    /// <summary>Audio is missing: what was being said is over as far as it was heard.</summary>
    private void BreakOff()
    {
        if (_segmenter.InSpeech)
            Pause();
        _segmenter.Reset();
        _detection.Reset();
    }
}
