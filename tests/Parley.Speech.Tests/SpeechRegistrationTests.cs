using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Parley.Speech.ModelFiles;
using Parley.Speech.Moonshine;
using Parley.Speech.Readiness;
using Parley.Speech.Tests.Moonshine;
using Parley.Speech.Tests.Recognition;
using Parley.Testing;

namespace Parley.Speech.Tests;

public class SpeechRegistrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Speech_Registered_SpeaksHearsAndReportsReady()
    {
        MoonshineFixture.SkipWithoutModels();
        await using var provider = Provider(options => options.ModelsFolder = RepositoryPaths.Models);
        var warmUp = (SpeechWarmUp)provider.GetRequiredService<IEnumerable<IHostedService>>().Single();
        await warmUp.StartAsync(Cancellation);
        (await provider.GetRequiredService<ISpeechReadiness>().WaitAsync(Cancellation)).ShouldBe(new SpeechReadiness.Ready());
        var spoken = await provider.GetRequiredService<ISpeechSynthesizer>()
            .SynthesizeAsync(new[] { "Please call me tomorrow morning." }.ToAsyncEnumerable(), SpeechTest.Voice("clear"), Cancellation).ToListAsync(Cancellation);
        short[] audio = [.. spoken.SelectMany(piece => piece.Audio.Samples.ToArray())];
        var heard = await provider.GetRequiredService<ISpeechRecognizer>()
            .RecognizeAsync(AudioSource.Of(audio), SpeechTest.Recognition(), Cancellation).ToListAsync(Cancellation);
        heard[^1].Text.ShouldBe("Please call me tomorrow morning.", StringCompareShould.IgnoreCase);
        using var detector = provider.GetRequiredService<IVoiceActivityDetectorFactory>().Create();
        (await detector.SpeechProbabilityAsync(audio.AsSpan(0, detector.WindowSamples))).ShouldBeInRange(0, 1);
        await warmUp.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Models_Missing_AreNamedInTheReadiness()
    {
        await using var provider = Provider(options => options.ModelsFolder = "/nowhere");
        var warmUp = provider.GetRequiredService<SpeechWarmUp>();
        await warmUp.StartAsync(Cancellation);
        var problems = (await warmUp.WaitAsync(Cancellation)).ShouldBeOfType<SpeechReadiness.Impaired>().Problems;
        problems.Count.ShouldBe(2, "the detector's model, and the vocabulary that both recognisers lack");
        warmUp.MissingFiles.ShouldBe(6);
        problems.ShouldAllBe(problem => problem.Contains("./parley models"));
        await warmUp.StopAsync(Cancellation);
    }

    /// <summary>The runtime reads and prepares a model for seconds, on a busy machine for many: whoever stops the server meanwhile need not wait for it.</summary>
    [Fact]
    public void Loading_IsGivenUpWhenTheProcessEnds()
    {
        MoonshineFixture.SkipWithoutModels();
        using var stopping = new CancellationTokenSource();
        using var models = new MoonshineModels(new ModelFolder(RepositoryPaths.Models, stopping.Token));
        stopping.Cancel();
        Should.Throw<OperationCanceledException>(() => models.Transcribe(MoonshineSize.Base, new float[16_000], CancellationToken.None));
    }

    [Fact]
    public async Task Options_Contradictory_AreRefused()
    {
        await using var provider = Provider(options => options.DefaultVoice = "nobody");
        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<SpeechOptions>>().Value)
            .Message.ShouldContain("nobody");
    }

    private static ServiceProvider Provider(Action<SpeechOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        return services.AddSpeech(configure).BuildServiceProvider();
    }
}
