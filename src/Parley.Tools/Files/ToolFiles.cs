using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Tenancy;
using Parley.Tools.Outbound;
using Parley.Tools.Settings;

namespace Parley.Tools.Files;

/// <summary>
/// The tool files of all tenants, read when they change: an edit counts from the next use on. A file broken since the start is told and its
/// last good state stays. Thread-safe.
/// </summary>
internal sealed partial class ToolFiles(IOptions<ToolsOptions> options, ToolFile reader, ILogger<ToolFiles> logger)
    : IToolSource, IHostRules, ITenantLimits
{
    public const string FileName = "tools.yaml";

    private readonly ConcurrentDictionary<TenantId, Read> _read = new();

    /// <summary>Held while a file is read, so that what one reader makes is not let go of by another that has not seen it.</summary>
    private readonly Lock _reading = new();

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var current = Current(tenant);
        if (current.Sources.Count == 0)
            return current.Tools;
        // All at once: what one server keeps callers waiting, it does not add to another's.
        var served = await Task.WhenAll(current.Sources.Select(source => source.ToolsAsync(tenant, cancellationToken).AsTask()));
        return [.. current.Tools, .. served.SelectMany(tools => tools)];
    }

    public async ValueTask<IReadOnlyList<ITool>> NamedAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var current = Current(tenant);
        ITool[] own = [.. current.Tools.Where(tool => names.Contains(tool.Definition.Name))];
        string[] left = [.. names.Except(own.Select(tool => tool.Definition.Name))];
        if (left.Length == 0 || current.Sources.Count == 0)
            return own;
        var served = await Task.WhenAll(current.Sources.Select(source => source.NamedAsync(tenant, left, cancellationToken).AsTask()));
        return [.. own, .. served.SelectMany(tools => tools)];
    }

    public async ValueTask ReadyAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        await Task.WhenAll(Current(tenant).Sources.Select(source => source.ReadyAsync(tenant, cancellationToken).AsTask()));

    public IReadOnlyList<HostRule> RulesOf(TenantContext tenant) => Current(tenant).Hosts;

    public TenantLimits LimitsOf(TenantContext tenant) => Current(tenant).Limits;

    private TenantTools Current(TenantContext tenant)
    {
        var file = new FileInfo(Path.Combine(options.Value.Folder, tenant.Id.Value, FileName));
        var state = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (_read.TryGetValue(tenant.Id, out var read) && read.State == state)
            return read.Tools;
        lock (_reading)
        {
            if (_read.TryGetValue(tenant.Id, out read) && read.State == state)
                return read.Tools;
            read = _read[tenant.Id] = Parse(tenant, file, state, read);
            reader.KeepOnly(tenant, read.Tools);
            return read.Tools;
        }
    }

    private Read Parse(TenantContext tenant, FileInfo file, (DateTime, long) state, Read? last)
    {
        var text = file.Exists ? File.ReadAllText(file.FullName) : "";
        var tools = reader.Parse(tenant, file.FullName, text, file.DirectoryName!);
        foreach (var fault in tools.Faults)
            LogFault(tenant.Id, fault);
        return new Read(state, tools.Faults.Count > 0 ? last?.Tools ?? TenantTools.None : tools);
    }

    [LoggerMessage(LogLevel.Error, "Tool file of tenant {Tenant} is not used: {Fault}")]
    private partial void LogFault(TenantId tenant, ToolFileFault fault);

    private sealed record Read((DateTime, long) State, TenantTools Tools);
}
