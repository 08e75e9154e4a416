using Parley.Audio;

namespace Parley.Speech.Recognition;

/// <summary>Frames are only lent by their source; what is kept has to be copied.</summary>
internal static class AudioCopy
{
    public static AudioFrame Of(AudioFrame frame) => frame with { Samples = frame.Samples.ToArray() };
}
