using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Calls;
using Parley.Records;
using Parley.Speech;
using Parley.Storage.Calls;
using Parley.Storage.Dialogue;
using Parley.Storage.Journal;
using Parley.Tenancy;

namespace Parley.Storage.Tests;

/// <summary>The storage of one process over a folder of its own; starting another one over the same folder is a restart.</summary>
internal sealed class StorageFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;
    private bool _stopped;

    private StorageFixture(string? folder, Action<IServiceCollection>? configure, Func<StorageOptions, StorageOptions>? options)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("parley-storage-").FullName;
        var storage = new StorageOptions { DataFolder = Folder, StopTimeout = TimeSpan.FromSeconds(2), ReadPatience = TimeSpan.FromMinutes(1) };
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(Log);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddStorage(options?.Invoke(storage) ?? storage);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static TenantContext Clinic { get; } = new(TenantId.Parse("clinic_123"));

    public static TenantContext Other { get; } = new(TenantId.Parse("other"));

    public string Folder { get; }

    public CollectedLog Log { get; } = new();

    public ICallJournal Journal => _services.GetRequiredService<ICallJournal>();

    public CallRecords Records => _services.GetRequiredService<CallRecords>();

    public CallEvents Events => _services.GetRequiredService<CallEvents>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<StorageFixture> StartAsync(
        string? folder = null, Action<IServiceCollection>? configure = null, Func<StorageOptions, StorageOptions>? options = null)
    {
        var fixture = new StorageFixture(folder, configure, options);
        foreach (var service in fixture._services.GetServices<IHostedService>())
            await service.StartAsync(TestContext.Current.CancellationToken);
        // It makes the key and writes to the database beside the start: a test that looks at the folder would see both in the making.
        await fixture._services.GetServices<IHostedService>().OfType<DialogueRehearsal>().Single().ExecuteTask.ShouldNotBeNull();
        return fixture;
    }

    public static SessionRequest Session(TenantContext? tenant = null, ConsentStatus consent = ConsentStatus.Granted)
    {
        var owner = tenant ?? Clinic;
        var agent = new AgentDefinition { AgentName = "Clinic Appointment Assistant", TenantId = owner.Id, VoiceProfile = "clear", Language = "en", Version = 3 };
        return new SessionRequest(CallId.New(TimeProvider.System), owner, "ann", "web", consent, "en", agent);
    }

    public static CallContext Context(SessionRequest session) => new(session.Id, session.Tenant, TimeProvider.System);

    public static CallEvent.Said Said(int turn, Speaker speaker, string text, int atMs = 1000) => new(
        TimeSpan.FromMilliseconds(atMs),
        new TranscriptEntry(
            turn, speaker, text, TimeSpan.FromMilliseconds(atMs - 500), TimeSpan.FromMilliseconds(atMs), false, false,
            [new WordTiming(text, TimeSpan.FromMilliseconds(atMs - 500), TimeSpan.FromMilliseconds(atMs))]));

    public static CallEvent.TurnMeasured Measured(int turn, int voiceToVoiceMs) => new(
        TimeSpan.FromSeconds(turn), turn, new TurnLatency(TimeSpan.FromMilliseconds(300), null, null, null, TimeSpan.FromMilliseconds(voiceToVoiceMs), null));

    public async Task AppendAsync(SessionRequest session, params CallEvent[] facts)
    {
        foreach (var fact in facts)
            await Journal.AppendAsync(Context(session), fact, TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (_stopped)
            return;
        _stopped = true;
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
