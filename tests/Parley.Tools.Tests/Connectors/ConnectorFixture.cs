using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Flows;
using Parley.Storage;
using Parley.Storage.Outbox;
using Parley.Tenancy;
using Parley.Tools.Files;
using Parley.Tools.Gateway.Schemas;
using Parley.Tools.Kinds;
using Parley.Tools.Messages;
using Parley.Tools.Settings;

namespace Parley.Tools.Tests.Connectors;

/// <summary>Connectors over a real database in a folder of its own, on virtual time. Arguments and results are held to the tools' schemas.</summary>
internal sealed class ConnectorFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ConnectorFixture(KnownSecrets secrets)
    {
        Secrets = secrets;
        Folder = Directory.CreateTempSubdirectory("parley-connectors-").FullName;
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddStorage(new StorageOptions { DataFolder = Folder });
        _services = services.BuildServiceProvider();
    }

    public static TenantContext Clinic { get; } = new(TenantId.Parse("clinic_123"));

    public string Folder { get; }

    public KnownSecrets Secrets { get; }

    public PlainOutbound Outbound { get; } = new();

    /// <summary>Begins on Monday, the 30th of November 2026, at 8 in the morning in Chicago.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.Zero));

    public MessageDelivery Delivery => new(Lazily<MessageOutbox>());

    public Lazy<T> Lazily<T>() where T : notnull => new(Get<T>);

    public static async Task<ConnectorFixture> StartAsync(params (string Name, string Value)[] secrets)
    {
        var fixture = new ConnectorFixture(new KnownSecrets(secrets));
        foreach (var service in fixture._services.GetServices<IHostedService>())
            await service.StartAsync(TestContext.Current.CancellationToken);
        return fixture;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static (IReadOnlyList<ITool> Tools, IReadOnlyList<ToolFileFault> Faults) Create(IToolKind kind, string yaml, TenantContext? tenant = null, string folder = "")
    {
        var faults = new List<ToolFileFault>();
        var settings = new ToolSettings(YamlJson.Parse(yaml), kind.Kind, "tools.yaml", faults);
        var tools = kind.Create(new ToolEntry(tenant ?? Clinic, kind.Kind, settings, folder));
        settings.FaultUnread();
        return (tools, faults);
    }

    public static ITool CreateOne(IToolKind kind, string yaml, string? name = null, string folder = "")
    {
        var (tools, faults) = Create(kind, yaml, folder: folder);
        faults.ShouldBeEmpty();
        return name is null ? tools.ShouldHaveSingleItem() : tools.Single(tool => tool.Definition.Name == name);
    }

    public ToolScope Scope(TenantContext? tenant = null) => new(
        new CallContext(new CallId("call_019ac0000000700080000000000000aa"), tenant ?? Clinic, Clock),
        new AgentDefinition
        {
            AgentName = "Test", TenantId = (tenant ?? Clinic).Id, VoiceProfile = "clear", Language = "en-US", TimeZone = "America/Chicago", KnowledgeSources = ["facts"],
        },
        "phone",
        "ann",
        []);

    public async Task<ToolOutcome> RunAsync(ITool tool, string arguments, string key = "key_1", TenantContext? tenant = null)
    {
        var given = JsonNode.Parse(arguments)!.AsObject();
        JsonSchema.Compile(tool.Definition.Parameters).Check(given).ShouldBeEmpty("the arguments do not fit the schema");
        var call = new ToolCall(tool.Definition.Name, "step", given, new Dictionary<string, ValueSource>());
        var outcome = await tool.RunAsync(new ToolInvocation(call, Scope(tenant), key), TestContext.Current.CancellationToken);
        if (outcome is ToolOutcome.Succeeded { Result: var result } && tool.Definition.Result is { } schema)
            JsonSchema.Compile(schema).Check(result).ShouldBeEmpty("the result does not fit the schema");
        return outcome;
    }

    public async Task<JsonObject> SucceedAsync(ITool tool, string arguments, string key = "key_1", TenantContext? tenant = null) =>
        (await RunAsync(tool, arguments, key, tenant)).ShouldBeOfType<ToolOutcome.Succeeded>().Result;

    public async Task<string> FailAsync(ITool tool, string arguments, string key = "key_1", TenantContext? tenant = null) =>
        (await RunAsync(tool, arguments, key, tenant)).ShouldBeOfType<ToolOutcome.Failed>().Code;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        Outbound.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
