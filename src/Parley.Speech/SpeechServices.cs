using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Speech.EndOfTurn;
using Parley.Speech.Flite;
using Parley.Speech.Metrics;
using Parley.Speech.ModelFiles;
using Parley.Speech.Moonshine;
using Parley.Speech.Readiness;
using Parley.Speech.Recognition;
using Parley.Speech.Resilience;
using Parley.Speech.Scheduling;
using Parley.Speech.Synthesis;
using Parley.Speech.Vad;

namespace Parley.Speech;

/// <summary>Registers the local speech engines.</summary>
public static class SpeechServices
{
    /// <summary>
    /// The ports <see cref="IVoiceActivityDetectorFactory"/>, <see cref="ISpeechRecognizer"/>, <see cref="ISpeechSynthesizer"/>,
    /// <see cref="IEndOfTurnModel"/>, <see cref="ISpeechCatalog"/>, all singletons, and <see cref="ISpeechReadiness"/>. Missing models do not stop the start:
    /// they show in the readiness.
    /// </summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services, Action<SpeechOptions>? configure = null)
    {
        var options = services.AddOptions<SpeechOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SpeechMetrics(provider.GetService<IMeterFactory>()));

        services.AddSingleton(provider => new ModelFolder(
            Options(provider).ModelsFolder, provider.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None));
        services.AddSingleton<SileroModel>();
        services.AddSingleton(provider => new SileroGathering(
            provider.GetRequiredService<SileroModel>(), Options(provider).GatherVoiceActivityFrom, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MoonshineModels>();
        services.AddSingleton<FliteThread>();
        services.AddSingleton<ISpeakingThread>(provider => provider.GetRequiredService<FliteThread>());
        services.AddSingleton(provider => new VoiceProfiles(Options(provider).Voices.AsReadOnly(), Options(provider).DefaultVoice));
        services.AddSingleton<ISpeechCatalog>(provider => provider.GetRequiredService<VoiceProfiles>());
        services.AddSingleton<FliteSynthesizer>();
        services.AddSingleton(CreateScheduler);
        services.AddSingleton<AbandonedEngines>();

        services.AddSingleton<IVoiceActivityDetectorFactory, SileroVoiceActivityDetectorFactory>();
        services.AddSingleton<IEndOfTurnModel, TextualEndOfTurnModel>();
        services.AddSingleton(CreateRecognizer);
        services.AddSingleton(CreateSynthesizer);

        services.AddSingleton<SpeechWarmUp>();
        services.AddSingleton<ISpeechReadiness>(provider => provider.GetRequiredService<SpeechWarmUp>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<SpeechWarmUp>());
        return services;
    }

    /// <summary>
    /// The same engines, each at work on the thread that asks and at the pace of its audio, not of the machine: for time that stands still
    /// meanwhile, as in simulations. Without the deadlines and stand-ins of <see cref="AddSpeech"/>, for nothing is late here.
    /// </summary>
    public static IServiceCollection AddSteppedSpeech(this IServiceCollection services, Action<SpeechOptions>? configure = null)
    {
        services.AddSpeech(configure);
        services.PostConfigure<SpeechOptions>(options => options.GatherVoiceActivityFrom = int.MaxValue);
        services.Replace(ServiceDescriptor.Singleton<ISpeakingThread, CallersThread>());
        services.Replace(ServiceDescriptor.Singleton<ISpeechSynthesizer>(provider => provider.GetRequiredService<FliteSynthesizer>()));
        services.Replace(ServiceDescriptor.Singleton<ISpeechRecognizer>(
            provider => new SteppedRecognizer(provider.GetRequiredService<MoonshineModels>(), MoonshineSize.Tiny, MoonshineSize.Base)));
        return services;
    }

    private static SpeechOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<SpeechOptions>>().Value;

    private static SpeechScheduler CreateScheduler(IServiceProvider provider) => new(
        new SpeechSchedulerOptions(Options(provider).Workers, Options(provider).InterimUsefulness, Options(provider).MaximumQueuedFinals),
        provider.GetRequiredService<SpeechMetrics>(),
        provider.GetRequiredService<TimeProvider>());

    /// <summary>Finals by base; where that fails or is late, tiny hears the utterance again.</summary>
    private static ISpeechRecognizer CreateRecognizer(IServiceProvider provider)
    {
        var metrics = provider.GetRequiredService<SpeechMetrics>();
        var clock = provider.GetRequiredService<TimeProvider>();
        var abandoned = provider.GetRequiredService<AbandonedEngines>();
        var deadlines = new RecognitionDeadlines(Options(provider).FinalDeadline, BetweenResults: null);
        // Both make interims with the same model: what is wrong with it is told by one.
        var interimFault = new StandingFault();
        return new FallbackRecognizer(
            [Engine("moonshine-base", MoonshineSize.Base), Engine("moonshine-tiny", MoonshineSize.Tiny)],
            metrics,
            provider.GetRequiredService<ILogger<FallbackRecognizer>>());

        NamedEngine<ISpeechRecognizer> Engine(string name, MoonshineSize finals) => new(name, new MetricsRecognizer(
            new(name, new DeadlineRecognizer(
                new MoonshineRecognizer(
                    provider.GetRequiredService<MoonshineModels>(),
                    provider.GetRequiredService<SpeechScheduler>(),
                    MoonshineSize.Tiny,
                    finals,
                    interimFault,
                    provider.GetRequiredService<ILogger<MoonshineRecognizer>>()),
                deadlines,
                abandoned,
                clock)),
            metrics,
            clock));
    }

    /// <summary>The voice asked for, then the default one, then the last resort.</summary>
    private static ISpeechSynthesizer CreateSynthesizer(IServiceProvider provider)
    {
        var options = Options(provider);
        var metrics = provider.GetRequiredService<SpeechMetrics>();
        var clock = provider.GetRequiredService<TimeProvider>();
        var abandoned = provider.GetRequiredService<AbandonedEngines>();
        var flite = provider.GetRequiredService<FliteSynthesizer>();
        return new FallbackSynthesizer(
            [
                Voice("flite", flite),
                Voice($"flite-{options.DefaultVoice}", new PinnedVoiceSynthesizer(flite, options.DefaultVoice)),
                Voice($"flite-{options.LastResortVoice}", new PinnedVoiceSynthesizer(flite, options.LastResortVoice)),
            ],
            metrics,
            provider.GetRequiredService<ILogger<FallbackSynthesizer>>());

        NamedEngine<ISpeechSynthesizer> Voice(string name, ISpeechSynthesizer voice) => new(name, new MetricsSynthesizer(
            new(name, new DeadlineSynthesizer(
                voice, new SynthesisDeadlines(options.FirstAudioDeadline, options.BetweenAudioDeadline), abandoned, clock)),
            metrics,
            clock));
    }
}
