using Parley.Speech;

namespace Parley.Conversation.Listening;

/// <summary>The call's detector, replaced by one that goes by loudness when its model fails. One thread at a time.</summary>
internal sealed class VoiceDetection : IDisposable
{
    private readonly CallScope _scope;
    private IVoiceActivityDetector _detector;
    private bool _standIn;

    public VoiceDetection(CallScope scope)
    {
        _scope = scope;
        try
        {
            _detector = scope.Engines.Detectors.Create();
        }
        catch (Exception exception)
        {
            // A missing model file must not cost the call.
            _detector = StandIn(exception);
        }
    }

    public int WindowSamples => _detector.WindowSamples;

    public float SpeechProbability(ReadOnlySpan<short> window)
    {
        try
        {
            return _detector.SpeechProbability(window);
        }
        catch (Exception exception) when (!_standIn)
        {
            _detector.Dispose();
            _detector = StandIn(exception);
            return window.Length == _detector.WindowSamples ? _detector.SpeechProbability(window) : 0;
        }
    }

    public void Reset() => _detector.Reset();

    public void Dispose() => _detector.Dispose();

    private EnergyVoiceDetector StandIn(Exception exception)
    {
        _standIn = true;
        _scope.Reports.Degraded(_scope.Now, "voice_activity_detector", exception);
        return new EnergyVoiceDetector();
    }
}
