using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Agents;
using Parley.Benchmarks.Reporting;
using Parley.Calls;
using Parley.Flows;
using Parley.Storage;
using Parley.Tenancy;
using Parley.Testing.Tools;
using Parley.Tools;
using Parley.Tools.Files;
using Parley.Tools.Gateway;

namespace Parley.Benchmarks.Dialogue;

/// <summary>What the gateway adds to a tool that answers at once: its own steps over stores in memory, and with the database behind it.</summary>
internal static class GatewayBenchmark
{
    private const int InMemoryCalls = 20_000;
    private const int StoredCalls = 2_000;

    private static readonly TenantContext Tenant = new(TenantId.Parse("bench"));

    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        foreach (var (isStored, calls) in new[] { (false, InMemoryCalls), (true, StoredCalls) })
            foreach (var effect in new[] { ToolEffect.Reads, ToolEffect.Commits })
                figures.AddRange(await MeasureAsync(isStored, effect, calls, cancellationToken));
        return new Section("bench tools", $"{InMemoryCalls} calls in memory, {StoredCalls} with SQLite, one after another, five arguments checked against a schema", figures);
    }

    private static async Task<IEnumerable<Figure>> MeasureAsync(bool isStored, ToolEffect effect, int calls, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parley-bench-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, Tenant.Id.Value));
            await File.WriteAllTextAsync(Path.Combine(folder, Tenant.Id.Value, ToolFiles.FileName), "limits: { per_minute: 2000000000 }", cancellationToken);
            await using var services = Build(folder, isStored, effect);
            foreach (var hosted in services.GetServices<IHostedService>())
                await hosted.StartAsync(cancellationToken);
            var gateway = services.GetRequiredService<IToolGateway>();
            for (var i = 0; i < 500; i++)
                await gateway.InvokeAsync(Call($"warm/{i}"), Scope(), cancellationToken);
            var milliseconds = new List<double>(calls);
            for (var i = 0; i < calls; i++)
            {
                var (call, scope, began) = (Call(i.ToString(CultureInfo.InvariantCulture)), Scope(), Stopwatch.GetTimestamp());
                if (await gateway.InvokeAsync(call, scope, cancellationToken) is not ToolOutcome.Succeeded)
                    throw new InvalidOperationException("The tool did not run.");
                milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            foreach (var hosted in services.GetServices<IHostedService>().Reverse())
                await hosted.StopAsync(cancellationToken);
            var name = $"{(effect == ToolEffect.Reads ? "read" : "commit")}, {(isStored ? "SQLite" : "in memory")}";
            return [new Figure(name + " p50", Percentiles.Of(milliseconds, 50), "ms"), new Figure(name + " p99", Percentiles.Of(milliseconds, 99), "ms", isStored ? null : 1)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Build(string folder, bool isStored, ToolEffect effect)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IAgentCatalog, NoAgents>();
        if (isStored)
        {
            services.AddStorage(new StorageOptions { DataFolder = folder });
        }
        else
        {
            services.AddSingleton<IToolCallStore, InMemoryToolCallStore>();
            services.AddSingleton<IToolAudit, InMemoryToolAudit>();
            services.AddSingleton<IApprovalStore, InMemoryApprovalStore>();
        }

        services.AddSingleton<IToolSource>(new OneTool(effect));
        services.Configure<ToolsOptions>(options => options.Folder = folder);
        services.AddTools();
        return services.BuildServiceProvider();
    }

    private static ToolCall Call(string step) => new(
        "book",
        step,
        new JsonObject { ["date"] = "2026-12-01", ["time"] = "15:30", ["name"] = "Ada Lovelace", ["phone"] = "+14155550123", ["minutes"] = 20 },
        new Dictionary<string, ValueSource> { ["date"] = ValueSource.Confirmed });

    /// <summary>A call of its own each time: a call's share of a tool is bounded.</summary>
    private static ToolScope Scope()
    {
        var agent = new AgentDefinition { AgentName = "Bench", TenantId = Tenant.Id, VoiceProfile = "clear", Language = "en", Tools = ["book"] };
        return new ToolScope(new CallContext(CallId.New(TimeProvider.System), Tenant, TimeProvider.System), agent, "phone", "ann", []);
    }

    private sealed class OneTool : IToolSource, IGovernedTool
    {
        private readonly IReadOnlyList<ITool> _tools;

        public OneTool(ToolEffect effect)
        {
            _tools = [this];
            Definition = new ToolDefinition
            {
                Name = "book",
                Description = "Books.",
                Effect = effect,
                Sensitive = ["/phone"],
                Trust = new Dictionary<string, ValueSource> { ["date"] = ValueSource.Confirmed },
                Parameters = JsonNode.Parse(
                    """
                    {"type":"object","required":["date","time"],"additionalProperties":false,"properties":{"date":{"type":"string","format":"date"},
                    "time":{"type":"string","pattern":"^[0-2][0-9]:[0-5][0-9]$"},"name":{"type":"string","maxLength":80},"phone":{"type":"string"},"minutes":{"type":"integer","minimum":5}}}
                    """)!.AsObject(),
            };
        }

        public ToolDefinition Definition { get; }

        public ToolPolicy Policy { get; } = new() { PerMinute = int.MaxValue };

        public ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken) => ValueTask.FromResult(_tools);

        public ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "appt_1" }));
    }

    private sealed class NoAgents : IAgentCatalog
    {
        public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) => ValueTask.FromResult<AgentDefinition?>(null);

        public ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) => ValueTask.FromResult<AgentDefinition?>(null);

        public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<AgentDefinition>>([]);
    }
}
