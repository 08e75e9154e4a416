using Parley.Testing;

namespace Parley.Media.Tests;

/// <summary>Test signals and measures on them.</summary>
internal static class Sound
{
    public static short[] Sine(double frequency, int rate, int samples, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, samples).Select(i => (short)Math.Round(32767 * amplitude * Math.Sin(2 * Math.PI * frequency * i / rate)))];

    /// <summary>Real speech at 48 kHz, or null where it is not laid beside the repository.</summary>
    public static short[]? Speech(string name = "librivox/sense_and_sensibility_01_austen_64kb-0870.wav") =>
        RepositoryPaths.SharedSpeech is { } folder ? WavFile.Read(Path.Combine(folder, name)).ToMono(48_000) : null;

    public static short[] SpeechOrSkip()
    {
        var speech = Speech();
        Assert.SkipWhen(speech is null, "No speech beside the repository.");
        return speech;
    }

    public static string FolderOrSkip()
    {
        Assert.SkipWhen(RepositoryPaths.SharedSpeech is null, "No speech beside the repository.");
        return RepositoryPaths.SharedSpeech;
    }

    /// <summary>Power at one frequency (Goertzel with a Hann window), in dB relative to a full-scale sine.</summary>
    public static double LevelAt(ReadOnlySpan<short> samples, double frequency, int rate)
    {
        double real = 0, imaginary = 0, window = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var hann = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / (samples.Length - 1));
            var angle = 2 * Math.PI * frequency * i / rate;
            real += hann * samples[i] * Math.Cos(angle);
            imaginary += hann * samples[i] * Math.Sin(angle);
            window += hann;
        }

        return 20 * Math.Log10(Math.Max(1e-9, 2 * Math.Sqrt(real * real + imaginary * imaginary) / window / 32768));
    }

    /// <summary>The delay of <paramref name="late"/> against <paramref name="original"/> at the greatest correlation of their first 48,000 samples, and that correlation (-1 to 1).</summary>
    public static (int Delay, double Correlation) Align(ReadOnlySpan<short> original, ReadOnlySpan<short> late, int mostDelay)
    {
        var best = (Delay: 0, Correlation: -1.0);
        for (var delay = 0; delay <= mostDelay; delay++)
        {
            var length = Math.Min(48_000, Math.Min(original.Length, late.Length - delay));
            double cross = 0, one = 0, other = 0;
            for (var i = 0; i < length; i++)
            {
                cross += (double)original[i] * late[i + delay];
                one += (double)original[i] * original[i];
                other += (double)late[i + delay] * late[i + delay];
            }

            var correlation = cross / Math.Sqrt(one * other + 1);
            if (correlation > best.Correlation)
                best = (delay, correlation);
        }

        return best;
    }
}
