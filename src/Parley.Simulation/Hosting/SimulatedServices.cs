using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Knowledge;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Tools;
using Parley.Speech;
using Parley.Tools;
using Parley.Tools.Gateway;

namespace Parley.Simulation.Hosting;

internal static class SimulatedServices
{
    /// <summary>What stands in for the world: a silent voice, no ears, tools with faults, planted knowledge; and what takes notes.</summary>
    public static IServiceCollection AddSimulatedParts(this IServiceCollection services, Scenario scenario, VirtualTime time)
    {
        var ears = new NoEars();
        services.AddSingleton<IVoiceActivityDetectorFactory>(ears);
        services.AddSingleton<ISpeechRecognizer>(ears);
        services.AddSingleton<IEndOfTurnModel>(ears);
        services.AddSingleton<ISpeechSynthesizer>(new SilentVoice(time.Clock));
        services.AddSingleton<RecordingSwitch>();
        services.Replace(ServiceDescriptor.Singleton<ICallRecorderFactory>(provider => provider.GetRequiredService<RecordingSwitch>()));
        services.AddSingleton<ToolLog>();
        services.AddSingleton<IToolStep>(provider => new FaultyTools(scenario.Faults, provider.GetRequiredService<ToolLog>()));
        services.Decorate<IToolGateway>((inner, provider) => new LoggedGateway(inner, provider.GetRequiredService<ToolLog>()));
        services.Decorate<ICallJournal>((inner, _) => new HeardJournal(inner));
        if (scenario.Knowledge.Count > 0)
            services.Decorate<IKnowledgeRetriever>((inner, _) => new PlantedKnowledge(inner, scenario.Knowledge));
        return services;
    }

    private static void Decorate<T>(this IServiceCollection services, Func<T, IServiceProvider, T> decorate) where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => decorate((T)Make(inner, provider), provider));
    }

    private static object Make(ServiceDescriptor descriptor, IServiceProvider provider) =>
        descriptor.ImplementationInstance ?? descriptor.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!);
}
