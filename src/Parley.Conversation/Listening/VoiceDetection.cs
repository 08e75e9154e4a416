using Parley.Speech;

namespace Parley.Conversation.Listening;

/// <summary>The call's detector, replaced by one that goes by loudness when its model fails. One thread at a time.</summary>
internal sealed class VoiceDetection : IDisposable
{
    private readonly CallScope _scope;
    private IVoiceActivityDetector _detector;

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
            _detector = Degrade(exception);
        }
    }

    /// <summary>Whether the detector has failed already.</summary>
    public bool IsStandIn { get; private set; }

    public int WindowSamples => _detector.WindowSamples;

    /// <inheritdoc cref="IVoiceActivityDetector.SpeechProbabilityAsync"/>
    public ValueTask<float> SpeechProbabilityAsync(ReadOnlySpan<short> window) => _detector.SpeechProbabilityAsync(window);

    /// <summary>A window failed: from here on it goes by loudness.</summary>
    public void StandIn(Exception fault)
    {
        _detector.Dispose();
        _detector = Degrade(fault);
    }

    public void Reset() => _detector.Reset();

    public void Dispose() => _detector.Dispose();

    private EnergyVoiceDetector Degrade(Exception exception)
    {
        IsStandIn = true;
        _scope.Reports.Degraded(_scope.Now, "voice_activity_detector", exception);
        return new EnergyVoiceDetector();
    }
}
