using Parley.Speech;

namespace Parley.Testing.Conversation;

/// <summary>Takes loud windows for speech. Can be told to fail.</summary>
public sealed class ScriptedVoiceActivityDetector : IVoiceActivityDetectorFactory
{
    public const short SpeechLevel = 8000;

    public const short NoiseLevel = 1000;

    /// <summary>Whether <see cref="Create"/> throws, as with a missing model file.</summary>
    public bool CannotBeMade { get; set; }

    /// <summary>Whether every window throws.</summary>
    public bool Throws { get; set; }

    /// <summary>Windows looked at so far, over all detectors.</summary>
    public int Windows { get; private set; }

    public IVoiceActivityDetector Create() =>
        CannotBeMade ? throw new SpeechEngineException("There is no model file.") : new Detector(this);

    private sealed class Detector(ScriptedVoiceActivityDetector script) : IVoiceActivityDetector
    {
        public int WindowSamples => 512;

        public ValueTask<float> SpeechProbabilityAsync(ReadOnlySpan<short> window)
        {
            if (script.Throws)
                throw new SpeechEngineException("The detector is broken.");
            script.Windows++;
            var sum = 0.0;
            foreach (var sample in window)
                sum += Math.Abs((int)sample);
            return ValueTask.FromResult(sum / window.Length > (SpeechLevel + NoiseLevel) / 4.0 ? 0.95f : 0.02f);
        }

        public void Reset() { }

        public void Dispose() { }
    }
}
