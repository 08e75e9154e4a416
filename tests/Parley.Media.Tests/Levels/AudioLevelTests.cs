using CsCheck;

namespace Parley.Media.Tests;

public sealed class AudioLevelTests
{
    [Fact]
    public void Measure_OfAFullScaleSine_IsThreeBelowItsPeak()
    {
        var level = AudioLevel.Measure(Sound.Sine(1000, 48_000, 48_000, 1));
        level.Rms.ShouldBe(-3.01, 0.01);
        level.Peak.ShouldBe(0, 0.01);
    }

    [Fact]
    public void Measure_OfSilenceOrNothing_IsTheFloor()
    {
        AudioLevel.Measure(new short[960]).ShouldBe(new AudioLevel(AudioLevel.Silence, AudioLevel.Silence));
        AudioLevel.Measure([]).Rms.ShouldBe(AudioLevel.Silence);
    }

    [Fact]
    public void Measure_OfAnySamples_AgreesWithTheDefinition() =>
        Gen.Short.Array[1, 9000].Sample(samples =>
        {
            var level = AudioLevel.Measure(samples);
            var rms = Math.Sqrt(samples.Average(s => (double)s * s)) / 32768;
            var peak = samples.Max(s => Math.Abs((double)s)) / 32768;
            level.Rms.ShouldBe(rms == 0 ? -100 : 20 * Math.Log10(rms), 0.001);
            level.Peak.ShouldBe(peak == 0 ? -100 : 20 * Math.Log10(peak), 0.001);
        }, iter: 300);

    [Fact]
    public void Measure_OnceWarm_AllocatesNothing()
    {
        var samples = Sound.Sine(440, 48_000, 960);
        Allocation.Of(() => AudioLevel.Measure(samples)).ShouldBe(0);
    }
}
