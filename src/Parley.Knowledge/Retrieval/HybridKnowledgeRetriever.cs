using Microsoft.Extensions.Options;

namespace Parley.Knowledge.Retrieval;

/// <summary>Finds facts by words and by meaning. Thread-safe; a question costs two runs of the sentence encoder.</summary>
internal sealed class HybridKnowledgeRetriever(FactIndexes indexes, IOptions<KnowledgeOptions> options) : IKnowledgeRetriever
{
    public async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        foreach (var source in query.Sources.Distinct(StringComparer.Ordinal))
        {
            var index = await indexes.GetAsync(query.Tenant, source, cancellationToken);
            passages.AddRange(index.Match(query.Text)
                .Select(m => new Passage(m.Fact.Id, source, m.Fact.Topic, m.Fact.Text, Relevance.Of(m)))
                .Where(p => p.Score >= options.Value.MinimumScore));
        }

        return [.. passages.OrderByDescending(p => p.Score).Take(query.Limit)];
    }
}
