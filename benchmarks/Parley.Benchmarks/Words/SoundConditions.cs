using Parley.Media;
using Parley.Testing;

namespace Parley.Benchmarks.Words;

/// <summary>What a line does to speech. 16 kHz mono in and out.</summary>
internal static class SoundConditions
{
    private const int Rate = 16_000;

    public static short[] Clean(short[] clip) => clip;

    /// <summary>Folded to 8 kHz mu-law and back.</summary>
    public static short[] Telephone(short[] clip)
    {
        var narrow = Resampler.Convert(clip, Rate, 8_000);
        var code = new byte[narrow.Length];
        G711.EncodeMuLaw(narrow, code);
        G711.DecodeMuLaw(code, narrow);
        return Resampler.Convert(narrow, 8_000, Rate);
    }

    /// <summary>An office in the background, 10 dB below the voice.</summary>
    public static short[] OfficeNoise(short[] clip)
    {
        var noise = WavFile.Read(Path.Combine(RepositoryPaths.SharedSpeech!, "noise", "office_ambience_8k.wav")).ToMono(Rate);
        var background = Enumerable.Range(0, clip.Length).Select(index => noise[index % noise.Length]).ToArray();
        var gain = Math.Pow(10, (AudioLevel.Measure(clip).Rms - AudioLevel.Measure(background).Rms - 10) / 20);
        return [.. clip.Select((sample, index) => (short)Math.Clamp(sample + background[index] * gain, short.MinValue, short.MaxValue))];
    }
}
