using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Tenancy;

namespace Parley.Agents.Versions;

/// <summary>
/// Takes agents from the tenants' folders: a file that is new or changed becomes the next version and is published, so that an edit counts from
/// the next call on. What was published otherwise stands until the file changes again. A file that may not be published is told with every
/// fault, what was published before goes on answering, and it is tried again when anything in the tenant's folder changes. So does a version
/// go on whose values, tools or facts were taken away since it was published: that is told as its file's faults. Thread-safe.
/// </summary>
internal sealed partial class AgentFileImport(
    IOptions<AgentsOptions> options, AgentVersions versions, TimeProvider clock, ILogger<AgentFileImport> logger) : IAgentFiles, IDisposable
{
    private readonly ConcurrentDictionary<string, SeenFile> _seen = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private readonly ILogger _logger = logger;

    public IReadOnlyList<TenantId> Tenants => !Directory.Exists(options.Value.Folder)
        ? []
        : [.. AgentFiles.Tenants(options.Value.Folder).OrderBy(tenant => tenant.Value, StringComparer.Ordinal)];

    public IReadOnlyList<string> Files => [.. Tenants.SelectMany(tenant => AgentFiles.Of(options.Value.Folder, tenant)).Select(file => file.FullName)];

    public IReadOnlyList<AgentFileState> States =>
        [.. _seen.Values.Select(seen => seen.State).Where(state => File.Exists(state.File)).OrderBy(state => state.File, StringComparer.Ordinal)];

    public async ValueTask TakeInAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in Tenants)
            await RunAsync(new TenantContext(tenant), cancellationToken);
    }

    public async ValueTask LookAgainAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in Tenants)
            foreach (var file in AgentFiles.Of(options.Value.Folder, tenant))
                if (_seen.TryGetValue(file.FullName, out var seen) && FileStamp.Of(file) is var stamp && seen.IsToBeLookedAt(stamp, clock.GetUtcNow()))
                    await LookAgainAsync(new TenantContext(tenant), file, seen, stamp, cancellationToken);
    }

    public async ValueTask RunAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var files = AgentFiles.Of(options.Value.Folder, tenant.Id).Where(file => !IsSeen(file)).ToList();
        if (files.Count == 0)
            return;
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var file in files.Where(file => !IsSeen(file)))
                await TakeInAsync(tenant, file, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsSeen(FileInfo file) => _seen.TryGetValue(file.FullName, out var seen) && seen.IsStill(FileStamp.Of(file));

    private async ValueTask TakeInAsync(TenantContext tenant, FileInfo file, CancellationToken cancellationToken)
    {
        var stamp = FileStamp.Of(file);
        var agent = Path.GetFileNameWithoutExtension(file.Name);
        var source = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var faults = await ImportAsync(tenant, agent, source, file.Name, cancellationToken);
        var publications = await versions.PublicationsAsync(tenant, agent, cancellationToken);
        int? answering = publications.Count > 0 ? publications[0].Shares.MaxBy(share => share.Percent)?.Version : null;
        var state = new AgentFileState(tenant.Id, file.FullName, agent, faults, answering) { IsPublished = faults.Count == 0 };
        foreach (var fault in faults.Except(_seen.GetValueOrDefault(file.FullName)?.Faults ?? []))
            FaultFound(tenant.Id, file.FullName, fault);
        _seen[file.FullName] = new SeenFile(stamp, faults, state);
    }

    /// <summary>Nobody waits for it, for a tool server may hang: who calls meanwhile is answered, and a file taken in meanwhile is looked at the next time.</summary>
    private async ValueTask LookAgainAsync(TenantContext tenant, FileInfo file, SeenFile seen, FileStamp stamp, CancellationToken cancellationToken)
    {
        var source = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var since = await versions.CheckAnsweringAsync(tenant, seen.State.Agent, source, cancellationToken);
        var looked = seen with { State = seen.State with { Faults = [.. seen.Faults, .. since] }, Looked = (stamp.Folder, clock.GetUtcNow()) };
        if (!_seen.TryUpdate(file.FullName, looked, seen))
            return;
        foreach (var fault in looked.State.Faults.Except(seen.State.Faults))
            FaultSince(tenant.Id, file.FullName, fault);
        foreach (var fault in seen.State.Faults.Except(looked.State.Faults))
            Mended(tenant.Id, file.FullName, fault);
    }

    private async ValueTask<IReadOnlyList<AgentFault>> ImportAsync(
        TenantContext tenant, string agent, string source, string file, CancellationToken cancellationToken)
    {
        var before = (await versions.VersionsAsync(tenant, agent, cancellationToken)).FirstOrDefault(version => version.Author == AgentVersion.FromFile);
        if (before?.Source == source)
        {
            var publications = await versions.PublicationsAsync(tenant, agent, cancellationToken);
            if (publications.Any(publication => publication.Shares.Any(share => share.Version == before.Number)))
                return [];
        }

        // What may not be published is not saved either: every start would add to the versions of a file that stays broken.
        var faults = await versions.CheckAsync(tenant, agent, source, cancellationToken);
        return faults.Count > 0 ? faults : await PublishAsync(tenant, agent, source, $"Read from {file}.", cancellationToken);
    }

    private async ValueTask<IReadOnlyList<AgentFault>> PublishAsync(
        TenantContext tenant, string agent, string source, string note, CancellationToken cancellationToken)
    {
        var saved = await versions.SaveAsync(tenant, agent, source, AgentVersion.FromFile, note, cancellationToken);
        var version = saved switch
        {
            AgentSaveOutcome.Saved(var added) => added,
            AgentSaveOutcome.Unchanged(var known) => known,
            _ => null,
        };
        if (version is null)
            return saved is AgentSaveOutcome.Invalid invalid ? invalid.Faults : [];
        AgentShare[] all = [new(version.Number, 100)];
        var published = await versions.PublishAsync(tenant, agent, all, AgentVersion.FromFile, note, cancellationToken);
        return published is AgentPublishOutcome.Invalid refused ? refused.Faults : [];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Agent of tenant {Tenant} is not published: {File}: {Fault}")]
    private partial void FaultFound(TenantId tenant, string file, AgentFault fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Agent of tenant {Tenant} answers with what was not wrong when it was published: {File}: {Fault}")]
    private partial void FaultSince(TenantId tenant, string file, AgentFault fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Agent of tenant {Tenant} is rid of a fault: {File}: {Fault}")]
    private partial void Mended(TenantId tenant, string file, AgentFault fault);
}
