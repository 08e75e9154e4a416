using Parley.Knowledge;

namespace Parley.Simulation.Calls;

/// <summary>Knowledge that is not found for long the first times it is asked for.</summary>
internal sealed class StallingKnowledge(IKnowledgeRetriever inner, TimeSpan stall, int times, TimeProvider clock) : IKnowledgeRetriever
{
    private int _asked;

    public async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken)
    {
        if (_asked < times)
        {
            _asked++;
            await Task.Delay(stall, clock, cancellationToken);
        }

        return await inner.RetrieveAsync(query, cancellationToken);
    }
}
