using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Records;
using Parley.Server;
using Parley.Simulation.Calls;
using Parley.Simulation.Dialogues;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Hosting;

/// <summary>The product as the server composes it, on virtual time, for one scenario: only the caller's leg, and in calls by text ears and voice, are simulated.</summary>
internal sealed class SimulatedParley : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _started = [];
    private readonly List<Task> _loops = [];
    private readonly CancellationTokenSource _stop = new();

    private SimulatedParley(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public ModelLog Models => _services.GetRequiredService<ModelLog>();

    public ToolLog Tools => _services.GetRequiredService<ToolLog>();

    public DialogueLog Dialogue => _services.GetRequiredService<DialogueLog>();

    public HeardJournal Journal => (HeardJournal)_services.GetRequiredService<ICallJournal>();

    public RecordingSwitch Recording => _services.GetRequiredService<RecordingSwitch>();

    /// <summary>Composes and starts it. On virtual time.</summary>
    public static async Task<SimulatedParley> StartAsync(
        Scenario scenario, Medium medium, VirtualTime time, SharedParts shared, string dataFolder, CancellationToken cancellationToken)
    {
        var configuration = shared.Configuration(scenario);
        var services = new ServiceCollection();
        services.AddLogging(logging => shared.Log(logging));
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(time.Clock);
        services.AddSimulatedModels(scenario, time);
        services.AddRecordsAndTools(dataFolder);
        services.AddParleyBrain(configuration);
        _ = medium is Medium.Voice ? services.AddSpeech(shared.Speech, time) : services.AddSilence(time);
        services.AddSimulatedParts(scenario, time, shared.IsLive);
        shared.Reuse(services);
        var parley = new SimulatedParley(services.BuildServiceProvider());
        await parley.StartAsync(cancellationToken);
        return parley;
    }

    /// <summary>Stops in order, as a server does.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Cancel();
        foreach (var service in Enumerable.Reverse(_started))
            await service.StopAsync(cancellationToken);
        await Task.WhenAll(_loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _stop.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            _started.Add(service);
            if (service is BackgroundService background)
                _loops.Add(LoopOf(background));
            else
                await service.StartAsync(cancellationToken);
        }
    }

    /// <summary>The library starts these on threads of the pool; here they live on virtual time like everything else.</summary>
    private Task LoopOf(BackgroundService service) => (Task)Execute.Invoke(service, [_stop.Token])!;

    private static MethodInfo Execute { get; } =
        typeof(BackgroundService).GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;
}
