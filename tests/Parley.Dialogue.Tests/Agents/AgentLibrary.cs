using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Tenancy;
using Parley.Testing.Agents;

namespace Parley.Dialogue.Tests.Agents;

/// <summary>A folder of agents of one tenant, and what is made of it.</summary>
internal sealed class AgentLibrary : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly MemoryAgentVersions _kept;
    private readonly IAgentCheck[] _checks;
    private readonly ServiceProvider _services;
    private bool _ownsFolder = true;

    public AgentLibrary(params IAgentCheck[] checks)
        : this(Directory.CreateTempSubdirectory("parley-agents-"), new MemoryAgentVersions(TimeProvider.System), checks)
    {
    }

    private AgentLibrary(DirectoryInfo folder, MemoryAgentVersions kept, IAgentCheck[] checks)
    {
        (_folder, _kept, _checks) = (folder, kept, checks);
        _folder.CreateSubdirectory(Tenant.Id.Value);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddAgents();
        services.AddSingleton<IAgentVersionStore>(kept);
        services.Configure<AgentsOptions>(options => options.Folder = _folder.FullName);
        foreach (var check in checks)
            services.AddSingleton(check);
        _services = services.BuildServiceProvider();
    }

    public static TenantContext Tenant { get; } = new(TenantId.Parse("acme"));

    public FakeTimeProvider Time { get; } = new();

    public IAgentCatalog Catalog => _services.GetRequiredService<IAgentCatalog>();

    public IAgentVersions Versions => _services.GetRequiredService<IAgentVersions>();

    public IAgentFiles Files => _services.GetRequiredService<IAgentFiles>();

    /// <summary>A process that is started over the same folder and the same versions.</summary>
    public AgentLibrary Restarted() => new(_folder, _kept, _checks) { _ownsFolder = false };

    public async Task<IReadOnlyList<string>> CheckAsync(string source) =>
        [.. (await Versions.CheckAsync(Tenant, "desk", source, TestContext.Current.CancellationToken)).Select(fault => fault.ToString())];

    public static string Source(string greeting) =>
        $"agent_name: Desk\ntenant_id: acme\nvoice_profile: clear\nlanguage: en\ngreeting: {greeting}\n";

    public void Delete(string file) => File.Delete(Path.Combine(_folder.FullName, Tenant.Id.Value, file));

    /// <summary>What is wrong with its one file by now, looked at as a server does at its start and from time to time.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await Files.TakeInAsync(TestContext.Current.CancellationToken);
        await Files.LookAgainAsync(TestContext.Current.CancellationToken);
        return [.. Files.States.ShouldHaveSingleItem().Faults.Select(fault => fault.ToString())];
    }

    /// <summary>Written a minute after the file before, since file systems count time coarsely.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, Tenant.Id.Value, file);
        var before = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.UnixEpoch;
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, before.AddMinutes(1));
    }

    public async Task<string?> GreetingAsync(string agent = "desk", string user = "ann") =>
        (await Catalog.FindAsync(Tenant, agent, user, TestContext.Current.CancellationToken))?.Greeting;

    public void Dispose()
    {
        _services.Dispose();
        if (_ownsFolder)
            _folder.Delete(recursive: true);
    }
}
