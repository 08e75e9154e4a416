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

    public async ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var current = Current(tenant);
        if (current.Sources.Count == 0)
            return current.Tools;
        var tools = current.Tools.ToList();
        foreach (var source in current.Sources)
            tools.AddRange(await source.ToolsAsync(tenant, cancellationToken));
        return tools;
    }

    public IReadOnlyList<HostRule> RulesOf(TenantContext tenant) => Current(tenant).Hosts;

    public TenantLimits LimitsOf(TenantContext tenant) => Current(tenant).Limits;

    private TenantTools Current(TenantContext tenant)
    {
        var file = new FileInfo(Path.Combine(options.Value.Folder, tenant.Id.Value, FileName));
        var state = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (_read.TryGetValue(tenant.Id, out var read) && read.State == state)
            return read.Tools;
        // Two readers of one change read the same; the first one's stays.
        return _read.AddOrUpdate(tenant.Id, _ => Parse(tenant, file, state, null), (_, last) => last.State == state ? last : Parse(tenant, file, state, last)).Tools;
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
