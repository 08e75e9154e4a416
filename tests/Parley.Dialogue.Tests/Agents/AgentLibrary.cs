using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Tenancy;
using Parley.Testing.Agents;

namespace Parley.Dialogue.Tests.Agents;

/// <summary>A folder of agents of one tenant, and what is made of it.</summary>
internal sealed class AgentLibrary : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-agents-");
    private readonly ServiceProvider _services;

    public AgentLibrary(params IAgentCheck[] checks)
    {
        _folder.CreateSubdirectory(Tenant.Id.Value);
        var services = new ServiceCollection().AddLogging().AddAgents();
        services.AddSingleton<IAgentVersionStore, MemoryAgentVersions>();
        services.Configure<AgentsOptions>(options => options.Folder = _folder.FullName);
        foreach (var check in checks)
            services.AddSingleton(check);
        _services = services.BuildServiceProvider();
    }

    public static TenantContext Tenant { get; } = new(TenantId.Parse("acme"));

    public IAgentCatalog Catalog => _services.GetRequiredService<IAgentCatalog>();

    public IAgentVersions Versions => _services.GetRequiredService<IAgentVersions>();

    public IAgentFiles Files => _services.GetRequiredService<IAgentFiles>();

    public async Task<IReadOnlyList<string>> CheckAsync(string source) =>
        [.. (await Versions.CheckAsync(Tenant, "desk", source, TestContext.Current.CancellationToken)).Select(fault => fault.ToString())];

    public static string Source(string greeting) =>
        $"agent_name: Desk\ntenant_id: acme\nvoice_profile: clear\nlanguage: en\ngreeting: {greeting}\n";

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
        _folder.Delete(recursive: true);
    }
}
