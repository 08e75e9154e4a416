namespace Parley.Speech.Vad;

/// <summary>Detectors whose windows are gathered.</summary>
internal sealed class SileroVoiceActivityDetectorFactory(SileroGathering gathering) : IVoiceActivityDetectorFactory
{
    public IVoiceActivityDetector Create()
    {
        // A missing file is told before the call relies on it.
        gathering.Load();
        return new SileroVoiceActivityDetector(gathering);
    }
}
