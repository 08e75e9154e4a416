namespace Parley.Speech;

/// <summary>Makes a detector for each stream; they share the model.</summary>
public interface IVoiceActivityDetectorFactory
{
    IVoiceActivityDetector Create();
}
