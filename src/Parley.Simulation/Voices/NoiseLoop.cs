using Parley.Audio;
using Parley.Media;
using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Voices;

/// <summary>Noise without an end, as loud as it was asked for. One thread at a time.</summary>
internal sealed class NoiseLoop
{
    private static readonly int Length = AudioFormat.Recognition.SamplesIn(TimeSpan.FromSeconds(12));

    private readonly float[] _samples;
    private int _next;

    /// <param name="samples">At any level.</param>
    /// <param name="level">dBFS it is brought to.</param>
    private NoiseLoop(float[] samples, double level)
    {
        var power = samples.Sum(sample => (double)sample * sample) / samples.Length;
        var gain = power > 0 ? 32768 * Math.Pow(10, level / 20) / Math.Sqrt(power) : 0;
        _samples = [.. samples.Select(sample => (float)(sample * gain))];
    }

    /// <param name="speech">The caller's level in dBFS.</param>
    /// <exception cref="ScenarioException">The file is no WAV file that can be played.</exception>
    public static async Task<NoiseLoop> MakeAsync(Noise noise, double speech, int seed, SpeechEngines engines) =>
        new(noise.File is { } file ? Read(file) : await MakeAsync(noise.Kind, new Random(seed), engines), speech - noise.Snr);

    public void AddTo(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = (short)Math.Clamp(MathF.Round(frame[i] + _samples[_next]), short.MinValue, short.MaxValue);
            _next = (_next + 1) % _samples.Length;
        }
    }

    private static async Task<float[]> MakeAsync(NoiseKind kind, Random random, SpeechEngines engines) => kind switch
    {
        NoiseKind.Babble => await BabbleAsync(random, engines),
        NoiseKind.Pink => Pink(random),
        _ => [.. Enumerable.Range(0, Length).Select(_ => White(random))],
    };

    private static float[] Read(string file)
    {
        try
        {
            var samples = WavFile.Read(file).ToMono(AudioFormat.Recognition.SampleRate);
            return samples.Length > 0 ? [.. samples.Select(sample => (float)sample)] : throw new InvalidDataException("it is empty");
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"the noise {file} cannot be played: {fault.Message}", fault);
        }
    }

    private static float White(Random random) => (float)(random.NextDouble() * 2 - 1);

    /// <summary>Voss and McCartney: row n changes every 2^n samples, so each adds an octave at the same power.</summary>
    private static float[] Pink(Random random)
    {
        var (rows, samples) = (new float[14], new float[Length]);
        for (var i = 0; i < Length; i++)
        {
            rows[Math.Min(System.Numerics.BitOperations.TrailingZeroCount(i), rows.Length - 1)] = White(random);
            samples[i] = rows.Sum() + White(random);
        }

        return samples;
    }

    /// <summary>Each voice reads on and on, each from another place of the text.</summary>
    private static async Task<float[]> BabbleAsync(Random random, SpeechEngines engines)
    {
        string[] talk =
        [
            "The weather was better last week, and they say that it will rain again before the weekend.", "Did you see where I put the keys?",
            "We had lunch at that new place around the corner.", "My sister is coming over with the children.", "I told him so, but he would not listen to me.",
            "It takes forever to find a parking space over there.",
        ];
        var samples = new float[Length];
        foreach (var voice in engines.Voices)
        {
            random.Shuffle(talk);
            var spoken = await engines.SpeakAsync(string.Join(' ', talk), voice);
            var from = random.Next(spoken.Length);
            for (var i = 0; i < Length; i++)
                samples[i] += spoken[(from + i) % spoken.Length];
        }

        return samples;
    }
}
