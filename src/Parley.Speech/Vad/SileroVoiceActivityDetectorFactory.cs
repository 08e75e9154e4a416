namespace Parley.Speech.Vad;

/// <summary>Detectors that share one Silero session.</summary>
internal sealed class SileroVoiceActivityDetectorFactory(SileroModel model) : IVoiceActivityDetectorFactory
{
    public IVoiceActivityDetector Create() => new SileroVoiceActivityDetector(model);
}
