namespace Parley.Knowledge;

/// <summary>Finds passages, best first; an empty answer means that nothing fits. Thread-safe.</summary>
public interface IKnowledgeRetriever
{
    ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken);
}
