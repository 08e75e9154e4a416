using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Dialogue;
using Parley.Knowledge;
using Parley.LanguageModels;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Dialogues;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;
using Parley.Speech;
using Parley.Tools;
using Parley.Tools.Gateway;
using Parley.Tools.Outbound;

namespace Parley.Simulation.Hosting;

internal static class SimulatedServices
{
    /// <summary>What stands in for the world: tools with faults, planted knowledge; and what takes notes.</summary>
    public static IServiceCollection AddSimulatedParts(this IServiceCollection services, Scenario scenario, VirtualTime time, bool isLive)
    {
        services.AddSingleton<RecordingSwitch>();
        services.Replace(ServiceDescriptor.Singleton<ICallRecorderFactory>(provider => provider.GetRequiredService<RecordingSwitch>()));
        services.AddSingleton<ToolLog>();
        if (!isLive)
            services.Replace(ServiceDescriptor.Singleton<IOutbound, SealedOutbound>());
        services.AddSingleton<IToolStep>(provider => new FaultyTools(scenario.Faults, provider.GetRequiredService<ToolLog>()));
        services.Decorate<IToolGateway>((inner, provider) => new LoggedGateway(inner, provider.GetRequiredService<ToolLog>()));
        services.Decorate<ICallJournal>((inner, _) => new HeardJournal(inner));
        services.AddSingleton(provider => new DialogueLog(() => ((HeardJournal)provider.GetRequiredService<ICallJournal>()).Events.Count));
        services.Decorate<IDialogueStateStore>((inner, provider) => new LoggedStates(inner, provider.GetRequiredService<DialogueLog>().Steps));
        services.Decorate<IReplyGenerator>((inner, provider) => new LoggedReplies(inner, provider.GetRequiredService<DialogueLog>().Replies));
        if (scenario.VoiceStalls.Count > 0)
            services.Decorate<ISpeechSynthesizer>((inner, _) => new StallingVoice(inner, scenario.VoiceStalls, time.Clock));
        if (scenario.KnowledgeStall > TimeSpan.Zero)
            services.Decorate<IKnowledgeRetriever>((inner, _) => new StallingKnowledge(inner, scenario.KnowledgeStall, scenario.KnowledgeStalls, time.Clock));
        if (scenario.Knowledge.Count > 0)
            services.Decorate<IKnowledgeRetriever>((inner, _) => new PlantedKnowledge(inner, scenario.Knowledge));
        return services;
    }

    /// <summary>Language models that go by the scenario's script.</summary>
    public static IServiceCollection AddSimulatedModels(this IServiceCollection services, Scenario scenario, VirtualTime time)
    {
        services.AddSingleton(provider => new ModelLog(time.Clock, () => ((HeardJournal)provider.GetRequiredService<ICallJournal>()).Events.Count));
        services.AddSingleton<IModelUsageSink>(provider => provider.GetRequiredService<ModelLog>());
        return services.AddSingleton<IModelProvider>(provider => new ScriptedModelProvider(
            scenario.Models.ToDictionary(model => model.Key, model => new ScriptedModel(model.Value, provider.GetRequiredService<ModelLog>(), time.Clock))));
    }

    /// <summary>No ears, for all is typed, and a voice without a sound.</summary>
    public static IServiceCollection AddSilence(this IServiceCollection services, VirtualTime time)
    {
        var ears = new NoEars();
        services.AddSingleton<IVoiceActivityDetectorFactory>(ears);
        services.AddSingleton<ISpeechRecognizer>(ears);
        services.AddSingleton<IEndOfTurnModel>(ears);
        return services.AddSingleton<ISpeechSynthesizer>(new SilentVoice(time.Clock));
    }

    /// <summary>The product's own ears and voice.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services, SpeechEngines engines, VirtualTime time)
    {
        services.AddSingleton(engines.Detectors);
        services.AddSingleton(engines.EndOfTurn);
        services.AddSingleton<ISpeechRecognizer>(new PacedRecognizer(engines.Recognizer, time.Clock));
        return services.AddSingleton<ISpeechSynthesizer>(new PacedVoice(engines.Synthesizer, time.Clock));
    }

    private static void Decorate<T>(this IServiceCollection services, Func<T, IServiceProvider, T> decorate) where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T) && !service.IsKeyedService);
        services.Remove(inner);
        services.AddSingleton(provider => decorate((T)Make(inner, provider), provider));
    }

    private static object Make(ServiceDescriptor descriptor, IServiceProvider provider) =>
        descriptor.ImplementationInstance ?? descriptor.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!);
}
