using System.Numerics.Tensors;

namespace Parley.Speech.Moonshine;

/// <summary>What a stretch of 16 kHz audio must be like to be decoded at once.</summary>
internal static class SpeechWindow
{
    public const int SampleRate = 16_000;

    /// <summary>Moonshine was trained on up to 30 s; beyond 20 s it starts to lose clauses.</summary>
    public const int MaximumSamples = 20 * SampleRate;

    // Below this the convolutions of the encoder leave too few frames to decode well.
    private const int MinimumSamples = SampleRate;

    // What speech needs (ENGINES: 6.5 tokens a second), plus a few for very short answers.
    private const double TokensPerSecond = 6.5;
    private const int SpareTokens = 6;

    // -60 dBFS over the loudest 30 ms: quieter than any speech that a voice activity detector lets through.
    private const float SilentRms = 0.001f;
    private const int EnergySamples = 480;

    public static int TokenBudget(int samples) => (int)Math.Ceiling(samples * TokensPerSecond / SampleRate) + SpareTokens;

    public static bool IsSilent(ReadOnlySpan<float> samples)
    {
        for (var start = 0; start < samples.Length; start += EnergySamples)
            if (Rms(samples.Slice(start, Math.Min(EnergySamples, samples.Length - start))) > SilentRms)
                return false;
        return true;
    }

    /// <summary>The samples themselves, or a copy with silence added where they are too few for the model.</summary>
    public static ReadOnlyMemory<float> Padded(ReadOnlyMemory<float> samples)
    {
        if (samples.Length >= MinimumSamples)
            return samples;
        var padded = new float[MinimumSamples];
        samples.CopyTo(padded);
        return padded;
    }

    public static float Rms(ReadOnlySpan<float> samples) =>
        samples.IsEmpty ? 0 : MathF.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);

    /// <summary>
    /// Where to cut between <paramref name="from"/> and <paramref name="to"/>: the middle of the quietest 200 ms, which is a pause
    /// when there is one.
    /// </summary>
    public static int QuietestPoint(ReadOnlySpan<float> samples, int from, int to)
    {
        const int span = SampleRate / 5;
        var best = to;
        var bestEnergy = float.MaxValue;
        for (var start = from; start + span <= Math.Min(to, samples.Length); start += EnergySamples / 3)
        {
            var energy = TensorPrimitives.SumOfSquares(samples.Slice(start, span));
            if (energy < bestEnergy)
                (best, bestEnergy) = (start + span / 2, energy);
        }

        return Math.Min(best, samples.Length);
    }
}
