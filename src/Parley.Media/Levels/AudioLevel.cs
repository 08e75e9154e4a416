using System.Numerics;
using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>How loud a stretch of PCM is, in dBFS: 0 is a full-scale square wave, <see cref="Silence"/> the floor.</summary>
/// <param name="Rms">Level of the mean power.</param>
/// <param name="Peak">Level of the largest sample.</param>
public readonly record struct AudioLevel(double Rms, double Peak)
{
    /// <summary>What digital silence measures, below the -90.3 dBFS of a single least significant bit.</summary>
    public const double Silence = -100;

    private const double FullScale = 32768;

    /// <summary>Samples whose squares a float lane may sum before rounding is felt.</summary>
    private const int Stretch = 4096;

    /// <summary>How far the mean stays below overload, as RTP tells it (RFC 6464): 0 dB is loudest, 127 silence.</summary>
    public byte BelowOverload => (byte)Math.Clamp(-Rms, 0, 127);

    public static AudioLevel Measure(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return new AudioLevel(Silence, Silence);
        var energy = 0.0;
        var peak = 0;
        for (var start = 0; start < samples.Length; start += Stretch)
        {
            var (partEnergy, partPeak) = MeasureStretch(samples.Slice(start, Math.Min(Stretch, samples.Length - start)));
            energy += partEnergy;
            peak = Math.Max(peak, partPeak);
        }

        return new AudioLevel(Decibels(Math.Sqrt(energy / samples.Length)), Decibels(peak));
    }

    private static (double Energy, int Peak) MeasureStretch(ReadOnlySpan<short> samples)
    {
        var vectors = MemoryMarshal.Cast<short, Vector<short>>(samples);
        var sum = Vector<float>.Zero;
        var highest = Vector<short>.Zero;
        var lowest = Vector<short>.Zero;
        foreach (var vector in vectors)
        {
            highest = Vector.Max(highest, vector);
            lowest = Vector.Min(lowest, vector);
            Vector.Widen(vector, out var low, out var high);
            var lowReal = Vector.ConvertToSingle(low);
            var highReal = Vector.ConvertToSingle(high);
            sum += lowReal * lowReal + highReal * highReal;
        }

        double energy = Vector.Sum(sum);
        var peak = 0;
        for (var lane = 0; lane < Vector<short>.Count; lane++)
            peak = Math.Max(peak, Math.Max(highest[lane], -lowest[lane]));
        foreach (var sample in samples[(vectors.Length * Vector<short>.Count)..])
        {
            energy += (double)sample * sample;
            peak = Math.Max(peak, Math.Abs((int)sample));
        }

        return (energy, peak);
    }

    private static double Decibels(double amplitude) => amplitude <= 0 ? Silence : 20 * Math.Log10(amplitude / FullScale);
}
