using Parley.Knowledge;

namespace Parley.Simulation.Calls;

/// <summary>The agent's knowledge with passages in it that somebody planted: they are found first, whatever is asked.</summary>
internal sealed class PlantedKnowledge(IKnowledgeRetriever inner, IReadOnlyList<string> planted) : IKnowledgeRetriever
{
    public async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        var found = await inner.RetrieveAsync(query, cancellationToken);
        var source = query.Sources.Count > 0 ? query.Sources[0] : "planted";
        return [.. planted.Select((text, i) => new Passage($"planted-{i}", source, "", text, 1)), .. found];
    }
}
