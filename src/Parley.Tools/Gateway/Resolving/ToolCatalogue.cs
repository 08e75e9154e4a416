using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Parley.Tenancy;
using Parley.Tools.Gateway.Schemas;

namespace Parley.Tools.Gateway.Resolving;

/// <summary>All tools of a tenant, from all sources, ready to be held to their rules. A tool whose schemas are unusable is no tool. Thread-safe.</summary>
internal sealed partial class ToolCatalogue(IEnumerable<IToolSource> sources, ILogger<ToolCatalogue> logger) : IToolDirectory
{
    private readonly IToolSource[] _sources = [.. sources];
    private readonly ConditionalWeakTable<ITool, Gate> _gates = [];

    public async ValueTask<GatedTool?> FindAsync(TenantContext tenant, string name, CancellationToken cancellationToken)
    {
        foreach (var source in _sources)
            if (await source.NamedAsync(tenant, [name], cancellationToken) is [var tool, ..])
                return GateOf(tool);
        return null;
    }

    /// <summary>In the order of the names.</summary>
    public async ValueTask<IReadOnlyList<GatedTool>> FindAllAsync(TenantContext tenant, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = (await ToolsAsync(tenant, names, cancellationToken)).ToDictionary(tool => tool.Definition.Name, StringComparer.Ordinal);
        return [.. names.Distinct().Select(name => found.GetValueOrDefault(name)).OfType<ITool>().Select(GateOf).OfType<GatedTool>()];
    }

    public async ValueTask<IReadOnlyList<ToolDefinition>> AllAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        await Task.WhenAll(_sources.Select(source => source.ReadyAsync(tenant, cancellationToken).AsTask()));
        var definitions = new List<ToolDefinition>();
        foreach (var source in _sources)
            definitions.AddRange((await source.ToolsAsync(tenant, cancellationToken)).Select(tool => tool.Definition));
        return definitions;
    }

    public async ValueTask<IReadOnlyList<ToolDefinition>> NamedAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await ToolsAsync(tenant, names, cancellationToken)).Select(tool => tool.Definition)];

    /// <summary>What is known by now.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var source in _sources)
            names.AddRange((await source.ToolsAsync(tenant, cancellationToken)).Select(tool => tool.Definition.Name));
        return names;
    }

    /// <summary>One of each name: the first source's.</summary>
    private async ValueTask<IEnumerable<ITool>> ToolsAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var tools = new List<ITool>();
        foreach (var source in _sources)
            tools.AddRange(await source.NamedAsync(tenant, names, cancellationToken));
        return tools.DistinctBy(tool => tool.Definition.Name);
    }

    private GatedTool? GateOf(ITool tool) => _gates.GetValue(tool, Make).Tool;

    private Gate Make(ITool tool)
    {
        var definition = tool.Definition;
        try
        {
            var policy = tool is IGovernedTool governed ? governed.Policy : ToolPolicy.Default;
            var result = definition.Result is { } schema ? JsonSchema.Compile(schema) : JsonSchema.Anything;
            return new Gate(new GatedTool(tool, definition, policy, JsonSchema.Compile(definition.Parameters), result));
        }
        catch (JsonSchemaException fault)
        {
            LogUnusable(definition.Name, fault.Message);
            return new Gate(null);
        }
    }

    [LoggerMessage(LogLevel.Error, "Tool {Tool} cannot be used: {Fault}")]
    private partial void LogUnusable(string tool, string fault);

    /// <summary>Remembers a tool's fault too, so that it is told once.</summary>
    private sealed record Gate(GatedTool? Tool);
}
