using Parley.Audio;
using Parley.Media;
using Parley.Speech;

namespace Parley.Conversation.Listening;

/// <summary>
/// Stands in when the detector's model is missing or fails: what is well above the noise floor is taken for speech. Worse in noise,
/// but the call goes on.
/// </summary>
internal sealed class EnergyVoiceDetector : IVoiceActivityDetector
{
    private const double SurelySpeech = 15;

    private readonly EnergyGate _floor = new();
    private TimeSpan _position;

    public int WindowSamples => 512;

    public ValueTask<float> SpeechProbabilityAsync(ReadOnlySpan<short> window)
    {
        var duration = AudioFormat.Recognition.DurationOf(window.Length);
        var level = AudioLevel.Measure(window).Rms;
        _floor.IsOpen(level, _position, duration, inSpeech: false);
        _position += duration;
        return ValueTask.FromResult((float)Math.Clamp((level - _floor.Floor) / SurelySpeech, 0, 1));
    }

    public void Reset() { }

    public void Dispose() { }
}
