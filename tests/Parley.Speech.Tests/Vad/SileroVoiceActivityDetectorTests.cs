using Microsoft.Extensions.Time.Testing;
using Parley.Speech.Tests.Measuring;
using Parley.Speech.Tests.Moonshine;
using Parley.Speech.Vad;

namespace Parley.Speech.Tests.Vad;

public sealed class SileroVoiceActivityDetectorTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SileroModel _model = new(MoonshineFixture.Folder);
    private readonly SileroGathering _alone;

    public SileroVoiceActivityDetectorTests()
    {
        MoonshineFixture.SkipWithoutModels();
        _alone = new SileroGathering(_model, int.MaxValue, _clock);
    }

    public void Dispose()
    {
        _alone.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Speech_InAClip_IsFound()
    {
        var probabilities = Run(SpeechSet.Read16K("asterisk/agent-alreadyon.wav"));
        probabilities.Average(p => p > 0.5f ? 1.0 : 0.0).ShouldBeGreaterThan(0.6);
        probabilities.Max().ShouldBeGreaterThan(0.95f);
    }

    [Theory]
    [InlineData("noise/noise1.wav")]
    [InlineData("noise/noise2.wav")]
    [InlineData("noise/noise3.wav")]
    [InlineData("noise/ringing_phone.wav")]
    [InlineData("noise/dog_bark.wav")]
    public void Noise_IsNotSpeech(string name)
    {
        var (samples, rate) = SpeechSet.Read(name);
        var clip = rate == 16_000 ? samples : Parley.Media.Resampler.Convert(samples, rate, 16_000);
        Run(clip.AsSpan(0, Math.Min(clip.Length, 10 * 16_000))).Average(p => p > 0.5f ? 1.0 : 0.0).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Silence_IsNotSpeech() => Run(new short[32_000]).Max().ShouldBeLessThan(0.2f);

    [Fact]
    public void Streams_SideBySide_KeepTheirOwnState()
    {
        var speech = SpeechSet.Read16K("asterisk/pls-hold-while-try.wav");
        var alone = Run(speech);
        using var first = new SileroVoiceActivityDetector(_alone);
        using var second = new SileroVoiceActivityDetector(_alone);
        for (var i = 0; i < alone.Length; i++)
        {
            Now(first, speech.AsSpan(i * 512, 512)).ShouldBe(alone[i], 1e-5f);
            Now(second, new short[512]);
        }
    }

    [Fact]
    public void Reset_ForgetsThePast()
    {
        var speech = SpeechSet.Read16K("asterisk/pls-hold-while-try.wav");
        using var detector = new SileroVoiceActivityDetector(_alone);
        var before = Run(detector, speech);
        detector.Reset();
        Run(detector, speech).ShouldBe(before);
    }

    [Fact]
    public void Window_Steady_AllocatesNothing()
    {
        using var detector = new SileroVoiceActivityDetector(_alone);
        var window = new short[512];
        Now(detector, window);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Now(detector, window);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 * 100);
    }

    [Fact]
    public void Window_OfAnotherLength_IsRefused()
    {
        using var detector = new SileroVoiceActivityDetector(_alone);
        Should.Throw<ArgumentException>(() => Now(detector, new short[480]));
    }

    [Fact]
    public void ModelFile_Missing_NamesFilePackageAndCommand()
    {
        using var model = new SileroModel(new Parley.Speech.ModelFiles.ModelFolder("/nowhere"));
        using var gathering = new SileroGathering(model, int.MaxValue, _clock);
        var error = Should.Throw<SpeechEngineException>(() => new SileroVoiceActivityDetectorFactory(gathering).Create());
        error.Message.ShouldContain("/nowhere/@ricky0123/vad-web/dist/silero_vad_v5.onnx");
        error.Message.ShouldContain("./parley models");
    }

    private float[] Run(ReadOnlySpan<short> clip)
    {
        using var detector = new SileroVoiceActivityDetector(_alone);
        return Run(detector, clip);
    }

    private static float[] Run(SileroVoiceActivityDetector detector, ReadOnlySpan<short> clip)
    {
        var probabilities = new float[clip.Length / 512];
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] = Now(detector, clip.Slice(i * 512, 512));
        return probabilities;
    }

    /// <summary>A stream alone is answered where it asks.</summary>
    private static float Now(SileroVoiceActivityDetector detector, ReadOnlySpan<short> window) => detector.SpeechProbabilityAsync(window).ShouldBeDone();
}
