using CsCheck;

namespace Parley.Media.Tests;

public sealed class ResamplerTests
{
    private static readonly int[] Rates = [8_000, 16_000, 24_000, 44_100, 48_000];

    public static TheoryData<int, int> Ratios => [.. from a in Rates from b in Rates where a != b select (a, b)];

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Sweep_InsideThePassband_IsFlat(int from, int to)
    {
        var top = Math.Min(from, to) / 2.0 * 0.85;
        for (var share = 0.05; share <= 1.0; share += 0.19)
        {
            var frequency = top * share;
            var output = Steady(Resampler.Convert(Sound.Sine(frequency, from, from / 2), from, to));
            Sound.LevelAt(output, frequency, to).ShouldBe(-6.02, 0.1, $"{frequency} Hz");
        }
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Sweep_AboveTheNewNyquist_IsSixtyDecibelsDown(int from, int to)
    {
        if (to > from)
            return;
        for (var frequency = to / 2.0 * 1.005; frequency < from / 2.0; frequency += (from - to) / 2.0 / 7)
            AudioLevel.Measure(Steady(Resampler.Convert(Sound.Sine(frequency, from, from / 2), from, to))).Rms
                .ShouldBeLessThan(-9 - 60, $"{frequency} Hz");
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Image_OfATone_IsSixtyDecibelsDown(int from, int to)
    {
        if (to < from)
            return;
        var frequency = from / 2.0 * 0.8;
        var output = Steady(Resampler.Convert(Sound.Sine(frequency, from, from / 2), from, to));
        if (from - frequency < to / 2.0)
            Sound.LevelAt(output, from - frequency, to).ShouldBeLessThan(-66);
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Process_InPieces_EqualsTheWhole(int from, int to)
    {
        var clip = Sound.Sine(700, from, from / 4);
        var whole = new Resampler(from, to);
        var expected = new short[whole.MaxOutput(clip.Length)];
        var length = whole.Process(clip, expected);
        Gen.Int[0, 700].Array[60].Sample(pieces =>
        {
            var resampler = new Resampler(from, to);
            var output = new List<short>();
            var at = 0;
            foreach (var piece in pieces.Append(clip.Length))
            {
                var part = clip.AsSpan(at, Math.Min(piece, clip.Length - at));
                var target = new short[resampler.MaxOutput(part.Length)];
                output.AddRange(target.AsSpan(0, resampler.Process(part, target)));
                at += part.Length;
            }

            return output.SequenceEqual(expected.Take(length));
        }, iter: 10);
    }

    [Fact]
    public void Process_OfCallFrames_GivesAsManySamplesEveryTime()
    {
        var resampler = new Resampler(48_000, 16_000);
        var output = new short[resampler.MaxOutput(960)];
        for (var i = 0; i < 10; i++)
            resampler.Process(new short[960], output).ShouldBe(320);
    }

    [Fact]
    public void Convert_ThereAndBack_KeepsSpeechInPlace()
    {
        var speech = WavFile.Read(Path.Combine(Sound.FolderOrSkip(), "librivox/sense_and_sensibility_01_austen_64kb-0870.wav"));
        var narrow = speech.ToMono(16_000);
        var again = Resampler.Convert(Resampler.Convert(narrow, 16_000, 48_000), 48_000, 16_000);
        again.Length.ShouldBe(narrow.Length);
        var (delay, correlation) = Sound.Align(narrow, again, 20);
        delay.ShouldBe(0);
        correlation.ShouldBeGreaterThan(0.995);
    }

    [Fact]
    public void Ratio_ThatIsTooOdd_IsRefusedBeforeItCostsMemory() =>
        Should.Throw<ArgumentException>(() => new Resampler(48_001, 48_000)).Message.ShouldContain("48000/48001");

    [Fact]
    public void Process_OnceWarm_AllocatesNothing()
    {
        var resampler = new Resampler(48_000, 16_000);
        var input = Sound.Sine(440, 48_000, 960);
        var output = new short[resampler.MaxOutput(960)];
        Allocation.Of(() => resampler.Process(input, output)).ShouldBe(0);
    }

    [Fact]
    public void Process_OfAFullScaleSquare_SaturatesAndDoesNotWrap()
    {
        var square = Enumerable.Range(0, 48_000).Select(i => i / 480 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray();
        var output = Resampler.Convert(square, 48_000, 44_100);
        for (var i = 0; i < output.Length; i++)
            if (i % 441 is > 5 and < 436)
                Math.Sign(output[i]).ShouldBe(i / 441 % 2 == 0 ? 1 : -1, $"at {i}");
        output.ShouldContain(short.MaxValue);
    }

    /// <summary>Without the filter's run-in and run-out.</summary>
    private static short[] Steady(short[] output) => output[(output.Length / 5)..(output.Length * 4 / 5)];
}
