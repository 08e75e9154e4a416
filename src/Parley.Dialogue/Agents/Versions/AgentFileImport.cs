using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Tenancy;

namespace Parley.Agents.Versions;

/// <summary>
/// Takes agents from the tenant's folder: a file that is new or changed becomes the next version and is published, so that an edit counts from
/// the next call on. What was published otherwise stands until the file changes again. A broken file is logged and what was published before
/// goes on answering. Thread-safe.
/// </summary>
internal sealed partial class AgentFileImport(
    IOptions<AgentsOptions> options, AgentVersions versions, ILogger<AgentFileImport> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, (DateTime Changed, long Length)> _seen = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private readonly ILogger _logger = logger;

    public async ValueTask RunAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var files = AgentFiles.Of(options.Value.Folder, tenant.Id).Where(file => !IsSeen(file)).ToList();
        if (files.Count == 0)
            return;
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var file in files.Where(file => !IsSeen(file)))
                await ImportAsync(tenant, file, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsSeen(FileInfo file) => _seen.TryGetValue(file.FullName, out var seen) && seen == (file.LastWriteTimeUtc, file.Length);

    private async ValueTask ImportAsync(TenantContext tenant, FileInfo file, CancellationToken cancellationToken)
    {
        var agent = Path.GetFileNameWithoutExtension(file.Name);
        var source = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var before = (await versions.VersionsAsync(tenant, agent, cancellationToken)).FirstOrDefault(version => version.Author == AgentVersion.FromFile);
        var isPublished = before is not null && (await versions.PublicationsAsync(tenant, agent, cancellationToken)).Count > 0;
        if (before?.Source != source || !isPublished)
            await PublishAsync(tenant, agent, source, file.Name, cancellationToken);
        _seen[file.FullName] = (file.LastWriteTimeUtc, file.Length);
    }

    private async ValueTask PublishAsync(TenantContext tenant, string agent, string source, string file, CancellationToken cancellationToken)
    {
        var saved = await versions.SaveAsync(tenant, agent, source, AgentVersion.FromFile, $"Read from {file}.", cancellationToken);
        var faults = saved switch
        {
            AgentSaveOutcome.Invalid invalid => invalid.Faults,
            AgentSaveOutcome.Saved(var version) => await PublishAsync(tenant, version, cancellationToken),
            AgentSaveOutcome.Unchanged(var version) => await PublishAsync(tenant, version, cancellationToken),
            _ => [],
        };
        foreach (var fault in faults)
            FaultFound(tenant.Id, file, fault);
    }

    private async ValueTask<IReadOnlyList<AgentFault>> PublishAsync(TenantContext tenant, AgentVersion version, CancellationToken cancellationToken)
    {
        AgentShare[] all = [new(version.Number, 100)];
        var published = await versions.PublishAsync(tenant, version.Agent, all, AgentVersion.FromFile, version.Note, cancellationToken);
        return published is AgentPublishOutcome.Invalid invalid ? invalid.Faults : [];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Agent file {File} of tenant {Tenant} is not published: {Fault}")]
    private partial void FaultFound(TenantId tenant, string file, AgentFault fault);
}
