using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Knowledge.Embeddings;
using Parley.Knowledge.Facts;
using Parley.Tenancy;

namespace Parley.Knowledge.Retrieval;

/// <summary>Every tenant's indexes, each built once and kept in memory. Thread-safe; whoever comes while one is built waits for it.</summary>
internal sealed partial class FactIndexes(IOptions<KnowledgeOptions> options, SentenceEmbedderSource embedders, ILogger<FactIndexes> logger)
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Source), Lazy<Task<FactIndex>>> _indexes = new();
    private readonly ILogger _logger = logger;

    /// <summary>The index of one source; empty, and logged once, where the tenant has no such source.</summary>
    public Task<FactIndex> GetAsync(TenantContext tenant, string source, CancellationToken cancellationToken)
    {
        var index = _indexes.GetOrAdd((tenant.Id, source), key => new(() => Task.Run(() => Build(key.Tenant, key.Source), CancellationToken.None)));
        return index.Value.WaitAsync(cancellationToken);
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

    private FactIndex Build(TenantId tenant, string source)
    {
        // A source's name comes from an agent file: it must not lead out of the tenant's folder.
        var file = Path.GetFullPath(Path.Combine(options.Value.Folder, tenant.Value, source + ".md"));
        if (source.AsSpan().ContainsAny('/', '\\') || !File.Exists(file))
        {
            SourceMissing(tenant, source, file);
            return new FactIndex([], null);
        }

        var facts = FactsFile.Parse(File.ReadAllText(file));
        SourceRead(tenant, source, facts.Count);
        return new FactIndex(facts, embedders.Embedder);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {Tenant} has no knowledge source '{Source}': expected '{File}'. Nothing will be found in it.")]
    private partial void SourceMissing(TenantId tenant, string source, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Knowledge source '{Source}' of tenant {Tenant}: {Count} facts.")]
    private partial void SourceRead(TenantId tenant, string source, int count);
}
