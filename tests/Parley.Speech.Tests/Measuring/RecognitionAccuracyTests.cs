using Parley.Media;
using Parley.Speech.Tests.Moonshine;
using Parley.Testing.Speech;

namespace Parley.Speech.Tests.Measuring;

/// <summary>
/// The engines' word error rate on recorded speech. By default on a part of it; <c>PARLEY_FULL_SPEECH_SET=1</c> measures all.
/// Limits are what the engines gave when they were chosen, with a margin of one point, doubled for a part.
/// </summary>
public class RecognitionAccuracyTests(MoonshineFixture moonshine, ITestOutputHelper output)
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("PARLEY_FULL_SPEECH_SET") == "1";

    [Theory]
    [InlineData("tiny", "asterisk", "clean", 0.056)]
    [InlineData("base", "asterisk", "clean", 0.037)]
    [InlineData("tiny", "asterisk", "telephone", 0.066)]
    [InlineData("base", "asterisk", "telephone", 0.048)]
    [InlineData("tiny", "librivox", "clean", 0.028)]
    [InlineData("base", "librivox", "clean", 0.014)]
    [InlineData("base", "asterisk", "office noise", 0.075)]
    public void Model_OnRecordedSpeech_IsAsGoodAsWhenItWasChosen(string size, string folder, string condition, double chosen)
    {
        MoonshineFixture.SkipWithoutModels();
        var model = size == "tiny" ? moonshine.Tiny : moonshine.Base;
        var total = default(WordErrorRate);
        var clips = SpeechSet.Clips(folder).Where((_, i) => s_isFull || folder == "librivox" || i % 8 == 1);
        foreach (var (name, text) in clips)
        {
            var samples = SpeechSet.ToFloat(Condition(SpeechSet.Read16K(name), condition));
            total += WordErrorRate.Measure(text, model.Transcribe(samples, TestContext.Current.CancellationToken));
        }

        output.WriteLine($"{size}, {folder}, {condition}: {total}");
        total.ReferenceWords.ShouldBeGreaterThan(50);
        total.Value.ShouldBeLessThanOrEqualTo(chosen + (s_isFull ? 0.01 : 0.02), total.ToString());
    }

    private static short[] Condition(short[] clip, string condition) => condition switch
    {
        "telephone" => Telephone(clip),
        "office noise" => WithNoise(clip, signalToNoise: 10),
        _ => clip,
    };

    private static short[] Telephone(short[] clip)
    {
        var narrow = Resampler.Convert(clip, 16_000, 8_000);
        var code = new byte[narrow.Length];
        G711.EncodeMuLaw(narrow, code);
        G711.DecodeMuLaw(code, narrow);
        return Resampler.Convert(narrow, 8_000, 16_000);
    }

    private static short[] WithNoise(short[] clip, double signalToNoise)
    {
        var (raw, rate) = SpeechSet.Read("noise/office_ambience_8k.wav");
        var noise = Resampler.Convert(raw.AsSpan(0, (int)((long)rate * clip.Length / 16_000) + rate), rate, 16_000);
        var gain = Math.Sqrt(Power(clip) / Power(noise.AsSpan(0, clip.Length)) / Math.Pow(10, signalToNoise / 10));
        return [.. clip.Select((sample, i) => (short)Math.Clamp(sample + noise[i] * gain, short.MinValue, short.MaxValue))];
    }

    private static double Power(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return sum / samples.Length;
    }
}
