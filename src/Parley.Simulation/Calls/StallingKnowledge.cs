using Parley.Knowledge;

namespace Parley.Simulation.Calls;

/// <summary>Knowledge that is not found for long the first time it is asked for.</summary>
internal sealed class StallingKnowledge(IKnowledgeRetriever inner, TimeSpan stall, TimeProvider clock) : IKnowledgeRetriever
{
    private bool _hasStalled;

    public async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        if (!_hasStalled)
        {
            _hasStalled = true;
            await Task.Delay(stall, clock, cancellationToken);
        }

        return await inner.RetrieveAsync(query, cancellationToken);
    }
}
