using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Knowledge.Embeddings;
using Parley.Knowledge.Facts;
using Parley.Tenancy;

namespace Parley.Knowledge.Retrieval;

/// <summary>
/// Every tenant's indexes, kept in memory and built anew when their file changes. Thread-safe; whoever comes while one is built waits for it.
/// </summary>
internal sealed partial class FactIndexes(IOptions<KnowledgeOptions> options, SentenceEmbedderSource embedders, ILogger<FactIndexes> logger) : IKnowledgeSources
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Source), Built> _indexes = new();
    private readonly ILogger _logger = logger;

    /// <summary>The index of one source; empty, and logged once, where the tenant has no such source.</summary>
    public Task<FactIndex> GetAsync(TenantContext tenant, string source, CancellationToken cancellationToken)
    {
        var state = StateOf(FileOf(tenant.Id, source));
        var built = _indexes.AddOrUpdate((tenant.Id, source), New, (key, last) => last.State == state ? last : New(key));
        return built.Index.Value.WaitAsync(cancellationToken);

        Built New((TenantId Tenant, string Source) key) =>
            new(state, new(() => Task.Run(() => Build(key.Tenant, key.Source), CancellationToken.None)));
    }

    public IReadOnlyList<string> Of(TenantContext tenant) => [.. Known().Where(known => known.Tenant == tenant).Select(known => known.Source)];

    public string? FaultOf(TenantContext tenant, string source)
    {
        var file = FileOf(tenant.Id, source);
        if (!file.Exists)
            return $"is missing: expected {source}.md beside the agent";
        try
        {
            return FactsFile.Parse(File.ReadAllText(file.FullName)).Count > 0 ? null : $"holds no fact: {source}.md needs a heading (##) with a paragraph below it";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {e.Message}";
        }
    }

    /// <summary>All sources that lie in the folder.</summary>
    public IEnumerable<(TenantContext Tenant, string Source)> Known()
    {
        var root = new DirectoryInfo(options.Value.Folder);
        foreach (var folder in root.Exists ? root.EnumerateDirectories() : [])
            if (TenantId.TryParse(folder.Name, out var tenant))
                foreach (var file in folder.EnumerateFiles("*.md"))
                    yield return (new TenantContext(tenant), Path.GetFileNameWithoutExtension(file.Name));
    }

    /// <summary>A source's name comes from an agent file: it must not lead out of the tenant's folder.</summary>
    private FileInfo FileOf(TenantId tenant, string source) =>
        new(Path.Combine(options.Value.Folder, tenant.Value, source.Replace('/', '_').Replace('\\', '_') + ".md"));

    private static (DateTime, long) StateOf(FileInfo file) => file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;

    private FactIndex Build(TenantId tenant, string source)
    {
        var file = FileOf(tenant, source);
        if (!file.Exists)
        {
            SourceMissing(tenant, source, file.FullName);
            return new FactIndex([], null);
        }

        var facts = FactsFile.Parse(File.ReadAllText(file.FullName));
        SourceRead(tenant, source, facts.Count);
        return new FactIndex(facts, embedders.Embedder);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {Tenant} has no knowledge source '{Source}': expected '{File}'. Nothing will be found in it.")]
    private partial void SourceMissing(TenantId tenant, string source, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Knowledge source '{Source}' of tenant {Tenant}: {Count} facts.")]
    private partial void SourceRead(TenantId tenant, string source, int count);

    private sealed record Built((DateTime, long) State, Lazy<Task<FactIndex>> Index);
}
