using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Testing.Tools;
using Parley.Tools.Files;
using Parley.Tools.Secrets;

namespace Parley.Tools.Tests;

/// <summary>A gateway as the server builds it, over stores in memory and a folder of its own for tool files.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<ITool> _tools = [];

    public GatewayFixture(params ITool[] tools) : this(null, null, tools) { }

    public GatewayFixture(TimeProvider? clock, Action<IServiceCollection>? configure, params ITool[] tools)
    {
        _tools.AddRange(tools);
        Clock = clock ?? new WatchedTime(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)) { Cancellation = TestContext.Current.CancellationToken };
        Folder = Directory.CreateTempSubdirectory("parley-tools-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, Tenant.Id.Value));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(Log)));
        services.AddSingleton(Clock);
        services.AddSingleton<IToolCallStore>(_ => Calls);
        services.AddSingleton<IToolAudit>(Audit);
        services.AddSingleton<IApprovalStore>(_ => Approvals);
        services.AddSingleton<IAgentCatalog>(new OneAgent(this));
        services.AddSingleton<IToolSource>(new ListedTools(_tools));
        services.AddSingleton(new SecretOptions { Variable = name => _variables.GetValueOrDefault(name), Folder = () => Path.Combine(Folder, "secrets") });
        services.Configure<ToolsOptions>(options => options.Folder = Folder);
        configure?.Invoke(services);
        services.AddTools();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static TenantContext Tenant { get; } = new(TenantId.Parse("clinic_123"));

    public TimeProvider Clock { get; }

    public WatchedTime Time => (WatchedTime)Clock;

    public string Folder { get; }

    public FakeLogCollector Log { get; } = new();

    public InMemoryToolCallStore Calls { get; init; } = new();

    public InMemoryToolAudit Audit { get; } = new();

    public InMemoryApprovalStore Approvals { get; init; } = new();

    /// <summary>What the agent may use; all scripted tools unless set.</summary>
    public IReadOnlyList<string>? Allowed { get; set; }

    public IToolGateway Gateway => Get<IToolGateway>();

    public CallId Call { get; } = CallId.New(TimeProvider.System);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<IHostedService> Hosted => _services.GetServices<IHostedService>();

    /// <summary>Of the agent that answers now.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Versions that answered before.</summary>
    public List<AgentDefinition> Former { get; } = [];

    public AgentDefinition Agent => new()
    {
        Id = "clinic", Version = Version, AgentName = "Clinic", TenantId = Tenant.Id, VoiceProfile = "clear", Language = "en", Tools = Allowed ?? [.. _tools.Select(tool => tool.Definition.Name)],
    };

    public ToolScope Scope(string channel = "phone", params string[] roles) =>
        new(new CallContext(Call, Tenant, Clock), Agent, channel, "ann", roles);

    public void SetSecret(string name, string value) => _variables["PARLEY_SECRET_" + name] = value;

    /// <summary>Writes the tenant's tool file and lets the agent use the tools named.</summary>
    public void Configure(string yaml, params string[] allowed)
    {
        File.WriteAllText(Path.Combine(Folder, Tenant.Id.Value, "tools.yaml"), yaml);
        Allowed = [.. _tools.Select(tool => tool.Definition.Name), .. allowed];
    }

    /// <summary>As when its file was edited: another tool of that name.</summary>
    public void Replace(ITool tool) => _tools[_tools.FindIndex(old => old.Definition.Name == tool.Definition.Name)] = tool;

    public static ToolCall Asking(string tool, string json = "{}", string step = "book/commit/1", params (string Parameter, ValueSource Source)[] sources) =>
        new(tool, step, JsonNode.Parse(json)!.AsObject(), sources.ToDictionary(source => source.Parameter, source => source.Source));

    public ValueTask<ToolOutcome> InvokeAsync(string tool, string json = "{}", string step = "book/commit/1", params (string Parameter, ValueSource Source)[] sources) =>
        Gateway.InvokeAsync(Asking(tool, json, step, sources), Scope(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class ListedTools(IReadOnlyList<ITool> tools) : IToolSource
    {
        public ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken) => ValueTask.FromResult(tools);
    }

    private sealed class OneAgent(GatewayFixture fixture) : IAgentCatalog
    {
        public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<AgentDefinition?>(agentName == fixture.Agent.AgentName ? fixture.Agent : null);

        public ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) =>
            ValueTask.FromResult(fixture.Former.Append(fixture.Agent).FirstOrDefault(agent => agent.Id == agentId && agent.Version == version));

        public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<AgentDefinition>>([fixture.Agent]);
    }
}
