using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Agents.Reading;
using Parley.Tenancy;
using YamlDotNet.RepresentationModel;

namespace Parley.Agents;

/// <summary>
/// What a tenant tells of itself in <c>tenant.yaml</c> beside its agents: names with one text each. A file is read again when it changes; a
/// broken edit is told and the last good state stays.
/// </summary>
internal sealed partial class TenantFiles(IOptions<AgentsOptions> options, ILogger<TenantFiles> logger) : ITenantValues
{
    public const string FileName = "tenant.yaml";

    private readonly ConcurrentDictionary<TenantId, Read> _read = new();
    private readonly ILogger _logger = logger;

    public IReadOnlyDictionary<string, string> Of(TenantContext tenant)
    {
        var file = new FileInfo(Path.Combine(options.Value.Folder, tenant.Id.Value, FileName));
        var state = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (_read.TryGetValue(tenant.Id, out var read) && read.State == state)
            return read.Values;
        var (values, faults) = Parse(file.Exists ? File.ReadAllText(file.FullName) : "", tenant.Id);
        foreach (var fault in faults)
            FaultFound(file.FullName, fault);
        var taken = new Read(state, faults.Count > 0 && read is not null ? read.Values : values);
        _read[tenant.Id] = taken;
        return taken.Values;
    }

    public static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<AgentFault> Faults) Parse(string text, TenantId tenant)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = tenant.Value, ["name"] = tenant.Value };
        if (string.IsNullOrWhiteSpace(text))
            return (values, []);
        var (root, fault) = AgentYaml.Load(text);
        if (root is null)
            return (values, [fault!]);
        var faults = new List<AgentFault>();
        foreach (var (key, value) in root.Children)
            if (key is not YamlScalarNode { Value: { Length: > 0 } name } || value is not YamlScalarNode { Value: { } told })
                faults.Add(new AgentFault(key.ToString(), "expected a name with one text", (int)key.Start.Line));
            else if (name == "id")
                faults.Add(new AgentFault(name, "is the folder's name and cannot be told otherwise", (int)key.Start.Line));
            else
                values[name] = told.Trim();
        return (values, faults);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File}: {Fault}")]
    private partial void FaultFound(string file, AgentFault fault);

    private sealed record Read((DateTime, long) State, IReadOnlyDictionary<string, string> Values);
}
